import type { PackDto, ProductDto } from '../contract/catalog.contract.ts';
import { amountAt, type Paisa } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { compareFefo, whyNotSellable } from './allocate.ts';
import { defaultPack } from './packs.ts';
import { rateOf } from './price-line.ts';

/** The pack that Enter would add (or the one that was scanned) and what one costs out of the batch sold first; null without a price. */
export function shelfPrice(
  product: ProductDto,
  day: BusinessDay,
  packId: string | null = null,
): { pack: PackDto | undefined; price: Paisa | null } {
  const chosen = defaultPack(product);
  const pack = product.packs.find((each) => each.id === (packId ?? chosen?.id));
  if (!pack) return { pack: undefined, price: null };
  const inStock = product.batches
    .filter((batch) => batch.onHand > 0 && whyNotSellable(batch, day) === null)
    .toSorted(compareFefo);
  const newest = product.batches.toSorted((a, b) => b.receivedAt - a.receivedAt);
  const rate = rateOf(pack, inStock[0] ?? newest[0]);
  return { pack, price: rate ? amountAt(rate, pack.baseQuantity) : null };
}

/** The expiry of the batch that is sold first; null where none of the sellable batches has one. */
export function soonestExpiry(product: ProductDto, day: BusinessDay): BusinessDay | null {
  const sellable = product.batches.filter((batch) => batch.onHand > 0 && whyNotSellable(batch, day) === null);
  return sellable.toSorted(compareFefo)[0]?.expiry ?? null;
}
