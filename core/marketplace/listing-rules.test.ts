import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../shared/money/money.ts';
import { addGoods } from '../testing/test-goods.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { putPolicy } from './goods.repo.ts';
import { readOffers } from './read-offers.ts';

type Held = { onHand: number; expiry: string };

function offered(batches: readonly Held[], safetyStock: number): { regular: number; nearExpiry: number } {
  const shop = createTestShop();
  putPolicy(shop.db, { safetyStock: baseUnits(safetyStock), nearExpiry: { days: 30, percentBp: 1_000 } });
  const goods = addGoods(shop, { isPublished: true, batches });
  const { regular, nearExpiry } = readOffers(shop, goods.id);
  return { regular: regular?.available ?? 0, nearExpiry: nearExpiry?.available ?? 0 };
}

const NEAR = '2026-12-01';
const FAR = '2028-01-31';
const EXPIRED = '2026-11-01';

describe('what the two offers of one product hold together', () => {
  it('is what all batches hold, where one owes what was sold before it was entered', () => {
    expect(
      offered(
        [
          { onHand: 10, expiry: NEAR },
          { onHand: -5, expiry: FAR },
        ],
        2,
      ),
    ).toEqual({ regular: 0, nearExpiry: 3 });
  });

  it('keeps the safety stock back from the short-dated ones where there are no others', () => {
    expect(offered([{ onHand: 4, expiry: NEAR }], 3)).toEqual({ regular: 0, nearExpiry: 1 });
  });

  it('is never more than on hand less the safety stock, and all of it where no batch owes anything', () => {
    const batch = fc.record({
      onHand: fc.integer({ min: -9, max: 12 }),
      expiry: fc.constantFrom(NEAR, FAR, EXPIRED),
    });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 5 }), fc.nat(8), (batches, safety) => {
        const { regular, nearExpiry } = offered(batches, safety);
        const sellable = batches.filter(({ expiry }) => expiry !== EXPIRED);
        const most = Math.max(0, sellable.reduce((sum, { onHand }) => sum + onHand, 0) - safety);
        expect(Math.min(regular, nearExpiry)).toBeGreaterThanOrEqual(0);
        expect(regular + nearExpiry).toBeLessThanOrEqual(most);
        if (sellable.every(({ onHand }) => onHand >= 0)) expect(regular + nearExpiry).toBe(most);
      }),
      { numRuns: 60 },
    );
  });
});
