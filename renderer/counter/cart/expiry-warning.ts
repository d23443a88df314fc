import type { Allocation } from '../../../shared/cart/cart-types.ts';
import { type BusinessDay, daysBetween } from '../../../shared/time/business-day.ts';

/** Days before the end from which they are counted out: until then the month beside the batch says enough. */
const COUNTED_DAYS = 31;

/** How near the first of a line's batches is to its last day, and by how many days. */
export type ExpiryWarning = { kind: 'expires-today' | 'expires-in-days' | 'near-expiry'; count: number };

/** What the warning of a line says about the batch that ends first, on the shop's business day `today`. */
export function expiryWarning(
  allocations: readonly Pick<Allocation, 'expiry'>[],
  today: BusinessDay,
): ExpiryWarning {
  const left = allocations.flatMap(({ expiry }) => (expiry === null ? [] : [daysBetween(today, expiry)]));
  const count = Math.min(...left);
  if (count <= 0) return { kind: 'expires-today', count: 0 };
  return { kind: count <= COUNTED_DAYS ? 'expires-in-days' : 'near-expiry', count };
}
