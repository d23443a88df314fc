import { expect, it } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import type { MarketClient, OpenMarket } from '../ports/ports.ts';
import { connectedShop } from '../testing/connected-shop.ts';
import { answerTo, orderOf } from '../testing/order-world.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { showOrder } from './list-orders.ts';
import { putOrder } from './orders.repo.ts';
import { readPrescription } from './read-prescription.ts';

const [PHOTO, BACK] = ['0190aaaa-0000-7000-8000-0000000000f1', '0190aaaa-0000-7000-8000-0000000000f2'];

/** A shop with an order of medicine on prescription, at a marketplace that has its photos unless `isCut`. */
function ordered(change: Partial<OrderDto> = {}, line = { isCut: false }) {
  const market = standInMarket();
  const open: OpenMarket = () =>
    ({
      sync: {
        prescription: async () => {
          if (line.isCut) throw new MarketFailure('UNREACHABLE');
          return { mime: 'image/png', contentBase64: 'AA==' };
        },
      },
    }) as unknown as MarketClient;
  const shop = connectedShop(market, open);
  const goods = addGoods(shop, { isPublished: true });
  const order = market.place(
    orderOf(shop, goods, 5, { needsPrescription: true, prescriptionIds: [PHOTO, BACK], ...change }),
  );
  putOrder(shop.db, order, 1, shop.ports.clock.now());
  const looks = () =>
    shop.db.sqlite
      .prepare(
        "SELECT user_id AS userId, entity_id AS orderId FROM audit WHERE action = 'marketplace.prescription'",
      )
      .all();
  return { shop, order, looks };
}

it('an order on prescription is accepted by whoever was shown every photo of it, and by nobody for somebody else', async () => {
  const { shop, order, looks } = ordered();
  const pharmacist = actAs(shop, 'pharmacist');
  const look = (who: typeof pharmacist, prescriptionId: string) =>
    readPrescription(who, { orderId: order.id, prescriptionId });
  expect(() => answerTo(pharmacist, order.id)).toThrow('Open every photo');
  await look(pharmacist, PHOTO);
  expect(() => answerTo(pharmacist, order.id)).toThrow('Open every photo');
  await look(pharmacist, BACK);
  const owner = actAs(shop, 'owner');
  expect(() => answerTo(owner, order.id)).toThrow('Open every photo');
  expect(showOrder(shop, order.id).status).toBe('requested');
  expect(answerTo(pharmacist, order.id).status).toBe('accepted');
  // Shown again it is no news.
  await look(pharmacist, BACK);
  expect(looks()).toEqual([PHOTO, BACK].map(() => ({ userId: pharmacist.actor.userId, orderId: order.id })));
});

it('a photo that did not come was seen by nobody', async () => {
  const line = { isCut: true };
  const { shop, order, looks } = ordered({ prescriptionIds: [PHOTO] }, line);
  const pharmacist = actAs(shop, 'pharmacist');
  await expect(readPrescription(pharmacist, { orderId: order.id, prescriptionId: PHOTO })).rejects.toThrow(
    expect.objectContaining({ code: 'MARKET_UNREACHABLE' }),
  );
  expect(() => answerTo(pharmacist, order.id)).toThrow('Open every photo');
  expect(looks()).toEqual([]);
});

it('a photo whose look could not be noted was seen by nobody, and is noted the next time', async () => {
  const { shop, order, looks } = ordered({ prescriptionIds: [PHOTO] });
  const pharmacist = actAs(shop, 'pharmacist');
  const look = () => readPrescription(pharmacist, { orderId: order.id, prescriptionId: PHOTO });
  const { sqlite } = shop.db;
  sqlite.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
  await expect(look()).rejects.toThrow('full');
  sqlite.exec('DROP TRIGGER full');
  expect(() => answerTo(pharmacist, order.id)).toThrow('Open every photo');
  await look();
  expect(looks()).toHaveLength(1);
  expect(answerTo(pharmacist, order.id).status).toBe('accepted');
});

it('whoever loses the race for an order is told where it stands and by whom', () => {
  const { shop, order } = ordered({ needsPrescription: false, prescriptionIds: [] });
  const first = actAs(shop, 'pharmacist');
  answerTo(first, order.id);
  expect(() => answerTo(actAs(shop, 'cashier'), order.id)).toThrow(
    expect.objectContaining({ code: 'ORDER_STATE', data: { status: 'accepted', by: first.actor.userName } }),
  );
});
