import { describe, expect, it } from 'vitest';
import { baseUnits, paisa, type Rate } from '../money/money.ts';
import { type KnownPrices, priceDoubts } from './price-doubt.ts';

const rate = (taka: number, per: number): Rate => ({ amount: paisa(taka * 100), per: baseUnits(per) });
const known = (
  packs: [size: number, taka: number | null][],
  batches: Partial<KnownPrices['batches'][number]>[] = [],
): KnownPrices => ({
  packs: packs.map(([size, taka]) => ({
    baseQuantity: baseUnits(size),
    price: taka === null ? null : paisa(taka * 100),
  })),
  batches: batches.map((batch) => ({ cost: null, mrp: null, price: null, receivedAt: 1, ...batch })),
});
const kinds = (line: { cost?: Rate; mrp?: Rate }, from: KnownPrices) =>
  priceDoubts({ cost: line.cost ?? null, mrp: line.mrp ?? null }, from).map(
    ({ field, kind }) => `${field} ${kind}`,
  );

describe('prices of goods that come in', () => {
  const napa = known([
    [10, 12],
    [510, 600],
  ]);

  it("doubts a strip's MRP that was entered for the box", () => {
    expect(kinds({ mrp: rate(120, 510) }, napa)).toEqual(['mrp far-off']);
    expect(kinds({ mrp: rate(13, 10) }, napa)).toEqual([]);
    expect(kinds({ mrp: rate(600, 10) }, napa)).toEqual(['mrp far-off']);
  });

  it('lies between half and double of what was known, both included', () => {
    for (const taka of [6, 24]) expect(kinds({ mrp: rate(taka, 10) }, known([[10, 12]]))).toEqual([]);
    for (const taka of [5.99, 24.01])
      expect(kinds({ mrp: rate(taka, 10) }, known([[10, 12]]))).toEqual(['mrp far-off']);
  });

  it('goes by the newest batch where the shop has no price, and by its cost', () => {
    const seclo = known(
      [[10, null]],
      [
        { mrp: rate(60, 10), cost: rate(50, 10), receivedAt: 2 },
        { mrp: rate(600, 10), cost: rate(500, 10), receivedAt: 1 },
      ],
    );
    expect(kinds({ mrp: rate(60, 120), cost: rate(40, 120) }, seclo)).toEqual([
      'mrp far-off',
      'cost far-off',
    ]);
    expect(kinds({ mrp: rate(60, 10), cost: rate(40, 10) }, seclo)).toEqual([]);
  });

  it('doubts a cost above the MRP, and above the price for the first goods', () => {
    expect(kinds({ cost: rate(130, 100), mrp: rate(12, 10) }, napa)).toEqual(['cost above-mrp']);
    expect(kinds({ cost: rate(13, 10) }, napa)).toEqual(['cost above-price']);
    expect(kinds({ cost: rate(11, 10) }, napa)).toEqual([]);
  });

  it('says nothing where nothing is known', () => {
    expect(kinds({ cost: rate(1, 10), mrp: rate(900, 10) }, known([[10, null]]))).toEqual([]);
  });
});
