import type { BaseUnit, PackUnit } from '../../shared/catalog/units.ts';
import type { BatchDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { BaseUnits, Paisa, Rate } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';

/** A product as its row has it; booleans are 0 or 1. */
export type ProductRow = {
  seq: number;
  id: string;
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  categoryId: string | null;
  drugClass: ProductDto['drugClass'];
  shelf: string;
  description: string;
  baseUnit: BaseUnit;
  oversell: ProductDto['oversell'] | null;
  isCounted: 0 | 1;
  vatRateBp: number;
  reorderLevel: BaseUnits | null;
  pinnedPosition: number | null;
  pictureId: string | null;
  isPublished: 0 | 1;
  isActive: 0 | 1;
  version: number;
  createdAt: number;
  updatedAt: number;
};

/** An active pack with its barcodes as a JSON list. */
export type PackRow = {
  productId: string;
  id: string;
  unit: PackUnit;
  label: string;
  baseQuantity: BaseUnits;
  price: Paisa | null;
  isDefault: 0 | 1;
  barcodes: string;
};

/** A batch; prices are pairs that are both set or both null. */
export type BatchRow = {
  productId: string;
  id: string;
  batchNo: string;
  expiry: BusinessDay | null;
  costAmount: Paisa | null;
  costPer: BaseUnits | null;
  mrpAmount: Paisa | null;
  mrpPer: BaseUnits | null;
  priceAmount: Paisa | null;
  pricePer: BaseUnits | null;
  onHand: BaseUnits;
  status: BatchDto['status'];
  receivedAt: number;
};

/** The rate of two columns that are both set or both null. */
export function rateOf(amount: Paisa | null, per: BaseUnits | null): Rate | null {
  return amount === null || per === null ? null : { amount, per };
}
