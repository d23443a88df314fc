import { type MarketErrorData, MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { type Paisa, paisa, roundRatio } from '../../../shared/money/money.ts';

/** What a code takes off: hundredths of a percent, or paisa; one of the two. */
export type PromoTerms = { percentBp: number | null; amount: number | null };

/** A code with its conditions; moments UTC ms. */
export type Promo = PromoTerms & {
  code: string;
  minimum: number;
  startsAt: number;
  endsAt: number;
  maxUses: number;
  used: number;
};

type Reason = MarketErrorData<'PROMO_REFUSED'>['reason'];

/** The refusal of a code, to be thrown; `minimum` (paisa) where more goods would do. */
export function promoRefused(reason: Reason, minimum = 0): MarketRefusal<'PROMO_REFUSED'> {
  return new MarketRefusal('PROMO_REFUSED', { reason, minimum });
}

/** Throws PROMO_REFUSED unless the code may be used now for goods of `subtotal` paisa. */
export function requireUsable(promo: Promo, subtotal: number, now: number): void {
  if (now < promo.startsAt) throw promoRefused('not-yet');
  if (now >= promo.endsAt) throw promoRefused('over');
  if (promo.used >= promo.maxUses) throw promoRefused('used-up');
  if (subtotal < promo.minimum) throw promoRefused('below-minimum', promo.minimum);
}

/** Paisa that the terms take off goods of `subtotal`, never more than the goods cost. */
export function discountOf(terms: PromoTerms | null, subtotal: Paisa): Paisa {
  if (terms === null) return paisa(0);
  const off =
    terms.percentBp === null
      ? (terms.amount ?? 0)
      : roundRatio(BigInt(subtotal) * BigInt(terms.percentBp), 10_000n);
  return paisa(Math.min(off, subtotal));
}
