import { compareRates, type Paisa, paisa, type Rate } from '../money/money.ts';

/** So many times dearer or cheaper than what was known is rather a slip (a box's price for a strip) than a change of price. */
const FAR = 2;

/** What deserves a second look before goods come in: `now` is what was typed, `known` what it is held against. */
export type PriceDoubt = {
  field: 'cost' | 'mrp';
  kind: 'above-mrp' | 'far-off' | 'above-price';
  now: Rate;
  known: Rate;
};

/** What a price is held against: the product's packs and batches. */
export type KnownPrices = {
  packs: readonly { baseQuantity: Rate['per']; price: Paisa | null }[];
  batches: readonly { cost: Rate | null; mrp: Rate | null; price: Rate | null; receivedAt: number }[];
};

const times = (rate: Rate, factor: number): Rate => ({ amount: paisa(rate.amount * factor), per: rate.per });

/** The nearest of the known rates where `rate` is less than half of all or more than double of all; null where it is in between. */
function farFrom(rate: Rate, known: readonly Rate[]): Rate | null {
  const [lowest] = known.toSorted(compareRates);
  const highest = known.toSorted(compareRates).at(-1);
  if (!lowest || !highest) return null;
  if (compareRates(times(rate, FAR), lowest) < 0) return lowest;
  return compareRates(rate, times(highest, FAR)) > 0 ? highest : null;
}

/**
 * Doubts about the cost and MRP of goods that come in, each as a rate per base unit: an MRP (by which the batch sells) less than half or
 * more than double of the shop's prices, or of the newest batch where there are none; a cost so far from the last one, above the MRP, or,
 * for the first goods of a product, above the price. Nothing known, nothing doubted.
 */
export function priceDoubts(
  { cost, mrp }: { cost: Rate | null; mrp: Rate | null },
  { packs, batches }: KnownPrices,
): PriceDoubt[] {
  const newest = batches.toSorted((a, b) => b.receivedAt - a.receivedAt);
  const shelf = packs.flatMap(({ price, baseQuantity }) =>
    price === null ? [] : [{ amount: price, per: baseQuantity }],
  );
  const batchRate = newest.map((batch) => batch.price ?? batch.mrp).find((rate) => rate !== null);
  const prices = shelf.length > 0 ? shelf : batchRate ? [batchRate] : [];
  const lastCost = newest.map((batch) => batch.cost).find((rate) => rate !== null);
  const doubts: PriceDoubt[] = [];
  const mrpFar = mrp && farFrom(mrp, prices);
  if (mrp && mrpFar) doubts.push({ field: 'mrp', kind: 'far-off', now: mrp, known: mrpFar });
  if (!cost) return doubts;
  const costFar = lastCost ? farFrom(cost, [lastCost]) : null;
  const dearest = prices.toSorted(compareRates).at(-1);
  if (costFar) doubts.push({ field: 'cost', kind: 'far-off', now: cost, known: costFar });
  if (mrp && compareRates(cost, mrp) > 0)
    doubts.push({ field: 'cost', kind: 'above-mrp', now: cost, known: mrp });
  else if (!mrp && !lastCost && dearest && compareRates(cost, dearest) > 0)
    doubts.push({ field: 'cost', kind: 'above-price', now: cost, known: dearest });
  return doubts;
}
