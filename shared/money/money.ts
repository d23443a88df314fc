/** Whole paisa (1 taka = 100 paisa). Branded so that a count or a taka figure cannot slip in. */
export type Paisa = number & { readonly __unit: 'paisa' };

/** Whole base units of a product: tablets, pieces, grams or millilitres. */
export type BaseUnits = number & { readonly __unit: 'base-units' };

/** A price as printed: `amount` paisa buy `per` base units. Kept as a pair so that ৳62.50 a kilogram stays exact. */
export type Rate = { readonly amount: Paisa; readonly per: BaseUnits };

/** Marks a whole number as paisa. Throws RangeError when it is not a safe integer. */
export function paisa(value: number): Paisa {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole paisa: ${value}`);
  return value as Paisa;
}

/** Marks a whole number as base units. Throws RangeError when it is not a safe integer. */
export function baseUnits(value: number): BaseUnits {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole base units: ${value}`);
  return value as BaseUnits;
}

/**
 * The one rounding function: the whole number nearest to `numerator / denominator`, halves away from zero
 * (as a shopkeeper rounds). Exact for all safe integers; `denominator` must be positive.
 */
export function roundRatio(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const sign = numerator < 0n ? -1n : 1n;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = Number(sign * ((magnitude * 2n + denominator) / (denominator * 2n)));
  if (!Number.isSafeInteger(rounded)) throw new RangeError('amount is out of range');
  return rounded === 0 ? 0 : rounded;
}

/** Negative, zero or positive as goods at rate `a` are cheaper than, as dear as, or dearer than at rate `b`; exact. */
export function compareRates(a: Rate, b: Rate): number {
  const difference = BigInt(a.amount) * BigInt(b.per) - BigInt(b.amount) * BigInt(a.per);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** What `quantity` base units cost at `rate`, rounded once to whole paisa. */
export function amountAt(rate: Rate, quantity: BaseUnits): Paisa {
  return roundRatio(BigInt(rate.amount) * BigInt(quantity), BigInt(rate.per)) as Paisa;
}

/** The most base units that `money` buys at `rate` without costing more (floor). 0 for a free or zero rate. */
export function quantityFor(rate: Rate, money: Paisa): BaseUnits {
  if (rate.amount <= 0) return baseUnits(0);
  return baseUnits(Number((BigInt(money) * BigInt(rate.per)) / BigInt(rate.amount)));
}

/** The amount rounded to whole taka, and the difference (`rounded - amount`) that the receipt shows as its own line. */
export function roundToTaka(amount: Paisa): { rounded: Paisa; rounding: Paisa } {
  const rounded = paisa(roundRatio(BigInt(amount), 100n) * 100);
  return { rounded, rounding: paisa(rounded - amount) };
}

/**
 * Splits `total` over `weights` in proportion, in whole paisa, so that the parts add up to `total` exactly
 * (largest remainder first, earlier index on a tie). All-zero weights put everything on the first part.
 */
export function prorate(total: Paisa, weights: readonly number[]): Paisa[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((acc, weight) => acc + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => paisa(index === 0 ? total : 0));
  const sign = total < 0 ? -1 : 1;
  const magnitude = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const exact = magnitude * BigInt(weight);
    return { index, whole: exact / sum, rest: exact % sum };
  });
  let missing = Number(magnitude - shares.reduce((acc, share) => acc + share.whole, 0n));
  const parts = shares.map((share) => Number(share.whole));
  for (const share of [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (missing === 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    missing -= 1;
  }
  return parts.map((part) => paisa(part === 0 ? 0 : part * sign));
}
