import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { createTestMarket } from '../testing/test-market.ts';
import {
  makeOrderScene,
  orderOf,
  orderSeen,
  publishListing,
  type TestListing,
} from '../testing/test-orders.ts';
import { answerOrder } from './answer-order.ts';
import { placeOrder } from './place-order.ts';

const ROUNDS = 10;
const unlimited = { take: async () => 0, close: async () => undefined };

it('handing over, changing and placing orders of the same goods at once never wait for each other in a ring', async (test) => {
  const market = await createTestMarket({ limits: unlimited });
  if (market.db.engine === 'embedded') test.skip();
  const { shop, person, goods } = await makeOrderScene(market, 100_000);
  const other = await publishListing(shop, { available: 100_000 });
  const inOrder = [goods, other].sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
  const [first, second] = inOrder as [TestListing, TestListing];
  const place = (listings: readonly TestListing[]) =>
    placeOrder(person.context, {
      ...orderOf(shop.shopId, goods),
      lines: listings.map(({ listingId, packId }) => ({ listingId, packId, quantity: 1 })),
      expectedTotal: 1_000 * listings.length,
    });
  const answer = (orderId: string, said: Parameters<typeof answerOrder>[1]['answer']) =>
    answerOrder(shop.context, { answerId: uuidv7(), orderId, answer: said });
  const answered = (orderId: string, code: string | null, version: number) =>
    answer(orderId, {
      kind: 'complete',
      code,
      withoutCode: null,
      receiptCode: 'R',
      paidTotal: 2_000,
      stock: [{ listingId: second.listingId, version, available: 1_000 }],
    } as Parameters<typeof answer>[1]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const taken = await place(inOrder);
    const changed = await place([second]);
    await answer(taken.id, { kind: 'accept' });
    const { pickupCode } = await orderSeen(person, taken.id);
    const substitute = { listingId: first.listingId, packId: first.packId, quantity: 1 };
    await Promise.all([
      answered(taken.id, pickupCode, 100 + round),
      place(inOrder),
      answer(changed.id, { kind: 'adjust', note: '', lines: [{ lineNo: 1, quantity: 0, substitute }] }),
      place(inOrder),
    ]);
    await market.db.query("UPDATE orders SET status = 'cancelled' WHERE status <> 'completed'");
  }
  const [seen] = await market.db.query<{ n: number }>(
    'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  expect(seen?.n).toBe(0);
});
