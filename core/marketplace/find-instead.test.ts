import { expect, it } from 'vitest';
import { noteAvailability } from '../stock/index.ts';
import { connectedShop, publishedGoods } from '../testing/connected-shop.ts';
import { orderOf } from '../testing/order-world.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { findInstead } from './find-instead.ts';
import { insteadPack } from './instead-rules.ts';
import { putOrder, putReservations } from './orders.repo.ts';

it('offers in place of a line published goods with free stock alone, in a pack of the size that was asked for', () => {
  const market = standInMarket();
  const shop = connectedShop(market);
  const asked = publishedGoods(shop, 20);
  const add = (nameEn: string, spec: Parameters<typeof addGoods>[1] = {}) => {
    const goods = addGoods(shop, { nameEn, isPublished: true, batches: [{ onHand: 30 }], ...spec });
    noteAvailability(shop.db, goods.id, shop.ports.clock.now());
    return goods;
  };
  const sizes = [
    { unit: 'box', size: 10, price: 9_000 },
    { unit: 'piece', size: 1, price: 1_000 },
  ] as const;
  const good = add('Good', { packs: [...sizes] });
  const rx = add('On prescription', { drugClass: 'rx' });
  add('Hidden', { isPublished: false });
  add('Uncounted', { isCounted: false });
  add('Sold out', { batches: [] });
  const taken = add('Taken');
  const refused = add('Refused');
  shop.db.sqlite.prepare("UPDATE products SET substitute_key = 'same'").run();
  shop.db.sqlite.prepare("UPDATE outbox SET status = 'parked' WHERE key = ?").run(refused.id);
  const order = market.place(orderOf(shop, asked, 5));
  putOrder(shop.db, order, 1, 1);
  putReservations(
    shop.db,
    order.id,
    new Map([
      [taken.id, 30],
      [good.id, 4],
    ]),
  );
  const found = (role: 'cashier' | 'pharmacist') =>
    findInstead(actAs(shop, role), { orderId: order.id, lineNo: 1 }).items;
  expect(found('cashier')).toMatchObject([
    { productId: good.id, packId: good.packs[1], baseQuantity: 1, most: 26 },
  ]);
  expect(found('pharmacist').map(({ productId }) => productId)).toEqual([good.id, rx.id]);
  expect(() => findInstead(actAs(shop, 'cashier'), { orderId: order.id, lineNo: 9 })).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND_RECORD' }),
  );
});

it('takes the pack of the size that was asked for, else the first of which a whole one is free', () => {
  const line = { packUnit: 'strip', baseQuantity: 10 };
  const [box, piece, strip, ten] = [
    { unit: 'box', baseQuantity: 100 },
    { unit: 'piece', baseQuantity: 1 },
    { unit: 'strip', baseQuantity: 10 },
    { unit: 'pack', baseQuantity: 10 },
  ];
  expect(insteadPack(line, [box, piece, ten, strip], 250)).toEqual({ pack: strip, most: 25 });
  expect(insteadPack(line, [box, piece, ten], 250)).toEqual({ pack: ten, most: 25 });
  expect(insteadPack(line, [box, piece], 250)).toEqual({ pack: box, most: 2 });
  expect(insteadPack(line, [box, piece, strip], 9)).toEqual({ pack: piece, most: 9 });
  expect(insteadPack(line, [box, strip], 9)).toBeUndefined();
});
