import fc from 'fast-check';
import { expect, it } from 'vitest';
import { baseUnits } from '../../shared/money/money.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { noteDay, noteEverything } from './note-day.ts';
import { savePolicy } from './publish-goods.ts';
import { readOffers } from './read-offers.ts';

const DAY = 24 * 3_600_000;

type TestShop = ReturnType<typeof createTestShop>;

/** Everything is sent as it stands; answers what was. */
function sendAll(shop: TestShop, ids: readonly string[]): Map<string, string> {
  shop.db.sqlite.exec("UPDATE outbox SET status = 'done'");
  return new Map(ids.map((id) => [id, JSON.stringify(readOffers(shop, id))]));
}

function dueIds({ db }: TestShop): string[] {
  return db.sqlite
    .prepare<[], string>("SELECT key FROM outbox WHERE status = 'due' ORDER BY key")
    .pluck()
    .all();
}

async function noteNow(shop: TestShop): Promise<void> {
  noteDay(shop);
  await noteEverything(shop);
}

it('tells what a wrong date put online once more when the clock is put right', async () => {
  const shop = createTestShop();
  const owner = actAs(shop, 'owner');
  const [early, late] = ['2027-06-30', '2027-12-01'].map(
    (expiry) => addGoods(shop, { isPublished: true, batches: [{ onHand: 50, expiry }] }).id,
  );
  await savePolicy(owner, { safetyStock: baseUnits(0), nearExpiry: { days: 30, percentBp: 2500 } });
  await noteNow(shop);
  const ids = [early ?? '', late ?? ''];
  const right = sendAll(shop, ids);
  shop.clock.advance(365 * DAY);
  await noteNow(shop);
  const wrong = sendAll(shop, ids);
  expect(wrong).not.toEqual(right);
  shop.clock.advance(-365 * DAY);
  await noteNow(shop);
  expect(dueIds(shop)).toEqual(ids.toSorted());
  expect(sendAll(shop, ids)).toEqual(right);
});

it('goes on after a restart with telling how everything is offered now', async () => {
  const shop = createTestShop();
  const owner = actAs(shop, 'owner');
  const ids = Array.from({ length: 250 }, () => addGoods(shop, { isPublished: true }).id);
  await noteNow(shop);
  sendAll(shop, ids);
  let steps = 0;
  const dies = {
    ...shop.db,
    transaction: <Result>(name: string, work: () => Result): Result => {
      steps += 1;
      if (steps === 3) throw new Error('killed');
      return shop.db.transaction(name, work);
    },
  };
  const saving = savePolicy({ ...owner, db: dies }, { safetyStock: baseUnits(5), nearExpiry: null });
  await expect(saving).rejects.toThrow('killed');
  expect(dueIds(shop)).toHaveLength(100);
  await noteEverything(shop);
  expect(dueIds(shop)).toEqual(ids.toSorted());
  sendAll(shop, ids);
  await noteEverything(shop);
  expect(dueIds(shop)).toEqual([]);
});

it('notes every offer that changes with the date, wherever the clock jumps', {
  timeout: 120_000,
}, async () => {
  const today = businessDayOf(createTestShop().clock.now());
  const batches = fc.array(
    fc.record({
      onHand: fc.integer({ min: -2, max: 9 }),
      expiry: fc.integer({ min: -20, max: 90 }).map((days) => addDays(today, days)),
      price: fc.integer({ min: 100, max: 2000 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const jump = fc.oneof(
    fc.integer({ min: -45, max: 45 }).map((days) => days * DAY),
    fc.integer({ min: -400, max: 400 }).map((days) => days * DAY),
    fc.integer({ min: -40, max: 40 }).map((hours) => hours * 3_600_000),
  );
  const nearExpiry = fc.option(
    fc.record({ days: fc.integer({ min: 1, max: 60 }), percentBp: fc.constant(2000) }),
  );
  // The newest batch gives the price of what is sold out, until it expires too.
  const soldOut = [
    { onHand: 0, expiry: today, price: 100 },
    { onHand: 1, expiry: addDays(today, 1), price: 101 },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(batches, { minLength: 1, maxLength: 4 }),
      nearExpiry,
      fc.array(jump, { minLength: 1, maxLength: 5 }),
      async (goods, policy, jumps) => {
        const shop = createTestShop();
        try {
          const owner = actAs(shop, 'owner');
          const ids = goods.map((own) => addGoods(shop, { isPublished: true, batches: own }).id);
          await savePolicy(owner, { safetyStock: baseUnits(0), nearExpiry: policy });
          await noteNow(shop);
          for (const by of jumps) {
            const before = sendAll(shop, ids);
            shop.clock.advance(by);
            await noteNow(shop);
            const due = new Set(dueIds(shop));
            const missed = ids.filter(
              (id) => JSON.stringify(readOffers(shop, id)) !== before.get(id) && !due.has(id),
            );
            expect(missed).toEqual([]);
          }
        } finally {
          shop.db.close();
        }
      },
    ),
    { numRuns: 30, examples: [[[soldOut], { days: 1, percentBp: 2000 }, [DAY]]] },
  );
});
