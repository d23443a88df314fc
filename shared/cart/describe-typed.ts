import { paisa } from '../money/money.ts';
import { toLatinDigits, ungrouped } from '../text/digits.ts';
import { formatTaka, type Language, localDigits } from '../text/format.ts';
import { describeQuantity } from './describe-quantity.ts';
import type { PackedProduct } from './packs.ts';
import { isMoney, parseQuantity, typedTerms } from './quantity-input.ts';
import { meaningOf, unitWord } from './unit-words.ts';

/**
 * What a typed quantity puts into the cart, in the usual words: "2s3t" is "২ পাতা ৩ ট্যাব", "50tk" is "৳৫০". Without goods, or where they cannot be
 * had so, the words of what was typed.
 */
export function describeTyped(
  text: string,
  product: PackedProduct | null,
  packId: string | null,
  language: Language,
): string {
  const typed = product ? parseQuantity(text, product, packId ?? undefined) : null;
  if (typed?.kind === 'parts' && product) return describeQuantity(product, typed.quantity, language);
  if (isMoney(text)) return formatTaka(moneyOf(text), language);
  const terms = typedTerms(text) ?? [];
  if (terms.length === 0) return localDigits(text, language);
  const said = terms.map(({ amount, word }) => {
    const unit = meaningOf(word)?.units[0];
    return [amount, unit ? unitWord(unit, language) : word].join(' ').trim();
  });
  return localDigits(said.join(' '), language);
}

function moneyOf(text: string) {
  const number = /\d+(?:\.\d+)?/.exec(ungrouped(toLatinDigits(text)))?.[0] ?? '0';
  return paisa(Math.round(Number(number) * 100));
}
