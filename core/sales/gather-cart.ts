import type { CartRules } from '../../shared/cart/cart-types.ts';
import { NOTHING_PROMISED, promisedToOthers } from '../../shared/cart/promised.ts';
import type { CartLineInput } from '../../shared/contract/sales.contract.ts';
import { paisa } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';
import { promisedGoods } from '../marketplace/index.ts';
import { readSettings } from '../settings/index.ts';
import { readSoldProduct, type SoldProduct } from './goods.repo.ts';

/**
 * The shop's own prices, batches and rules for a cart, all that its total needs; unknown and retired products are left out. Of many carts at one moment each
 * product is read once, when they share `seen`.
 */
export function gatherCart(
  db: ShopDb,
  lines: readonly CartLineInput[],
  now: number,
  seen = new Map<string, SoldProduct | undefined>(),
): { products: Map<string, SoldProduct>; rules: CartRules } {
  const { counter } = readSettings(db);
  const chosen = new Map<string, string[]>();
  for (const line of lines) {
    if (line.kind !== 'product') continue;
    const ids = chosen.get(line.productId) ?? [];
    if (line.batchId !== null) ids.push(line.batchId);
    chosen.set(line.productId, ids);
  }
  const products = new Map<string, SoldProduct>();
  for (const [productId, batchIds] of chosen) {
    const key = [productId, ...batchIds].join(' ');
    if (!seen.has(key)) seen.set(key, readSoldProduct(db, productId, batchIds, counter.oversell));
    const product = seen.get(key);
    if (product) products.set(productId, product);
  }
  const businessDay = businessDayOf(now, counter.dayStartHour);
  return {
    products,
    rules: {
      businessDay,
      nearExpiryDays: counter.nearExpiryDays,
      rounding: counter.rounding,
      paidOnline: paisa(0),
      promised: NOTHING_PROMISED,
    },
  };
}

/**
 * The same with what orders of the marketplace wait for, for a cart that is to be sold; `saleId` null for one that has no id yet. `paidOnline` is
 * what was paid ahead for the order whose cart it is.
 */
export function gatherSale(
  db: ShopDb,
  lines: readonly CartLineInput[],
  now: number,
  saleId: string | null,
  paidOnline = paisa(0),
): ReturnType<typeof gatherCart> {
  const { products, rules } = gatherCart(db, lines, now);
  const promised = promisedToOthers(promisedGoods(db, [...products.keys()]), saleId);
  return { products, rules: { ...rules, promised, paidOnline } };
}
