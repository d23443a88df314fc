import { whyNotSellable } from '../../shared/cart/allocate.ts';
import { defaultPack } from '../../shared/cart/packs.ts';
import { rateOf } from '../../shared/cart/price-line.ts';
import type { ProductDto, SubstituteDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { amountAt, compareRates, paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { idsWithSubstituteKey, productRows } from './catalog.repo.ts';
import { viewOf, viewProducts } from './read-products.ts';

/**
 * Products of the same generic, strength and form that can be sold now (in stock, or not counted), cheapest first and those
 * without a price last. Throws NOT_FOUND_RECORD.
 */
export function findSubstitutes(context: Context, productId: string): SubstituteDto[] {
  if (productRows(context.db, [productId]).length === 0)
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
  const view = viewOf(context);
  return viewProducts(context.db, idsWithSubstituteKey(context.db, productId), view)
    .filter((product) => !product.isCounted || product.sellable > 0)
    .map((product) => describe(product, view.today))
    .sort(byRate);
}

function describe(product: ProductDto, today: BusinessDay): SubstituteDto {
  const pack = defaultPack(product);
  const batch = product.batches.find(
    (candidate) => candidate.onHand > 0 && whyNotSellable(candidate, today) === null,
  );
  const rate = pack ? rateOf(pack, batch) : null;
  const cost = batch?.cost ?? null;
  const margin =
    pack && rate && cost
      ? paisa(amountAt(rate, pack.baseQuantity) - amountAt(cost, pack.baseQuantity))
      : null;
  return { product, rate, margin, nearestExpiry: batch?.expiry ?? null };
}

function byRate(a: SubstituteDto, b: SubstituteDto): number {
  if (!a.rate || !b.rate) return Number(a.rate === null) - Number(b.rate === null);
  return compareRates(a.rate, b.rate);
}
