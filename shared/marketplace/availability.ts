import { type BaseUnits, baseUnits } from '../money/money.ts';

/**
 * What a shop publishes of a product, base units: on hand less the safety stock, never below zero. What online customers have reserved is taken off by
 * the marketplace, which alone knows all reservations (design.md: published = on hand − reserved − safety stock).
 */
export function publishable(onHand: BaseUnits, safetyStock: BaseUnits): BaseUnits {
  return baseUnits(Math.max(0, onHand - safetyStock));
}

/** What can still be promised: published less reserved, never below zero. */
export function free(available: number, reserved: number): BaseUnits {
  return baseUnits(Math.max(0, available - reserved));
}
