import { compareFefo, sellableOn } from '../../shared/cart/allocate.ts';
import type { BatchDto, PackDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { type BatchRow, type PackRow, type ProductRow, rateOf } from './catalog-rows.ts';

/** What an answer depends on besides the rows: the day, and who is asking. */
export type View = {
  today: BusinessDay;
  /** The shop's rule for products without one of their own. */
  oversell: ProductDto['oversell'];
  showsCost: boolean;
};

/** A batch as the wire has it; the cost only where it may be seen. */
export function toBatch(row: BatchRow, showsCost: boolean): BatchDto {
  return {
    id: row.id,
    batchNo: row.batchNo,
    expiry: row.expiry,
    mrp: rateOf(row.mrpAmount, row.mrpPer),
    price: rateOf(row.priceAmount, row.pricePer),
    cost: showsCost ? rateOf(row.costAmount, row.costPer) : null,
    onHand: row.onHand,
    status: row.status,
    receivedAt: row.receivedAt,
  };
}

function toPack(row: PackRow): PackDto {
  return {
    id: row.id,
    unit: row.unit,
    label: row.label,
    baseQuantity: row.baseQuantity,
    price: row.price,
    barcodes: JSON.parse(row.barcodes) as string[],
    isDefault: row.isDefault === 1,
  };
}

/** A product with its packs and batches as the wire has it. Batches in FEFO order. */
export function assembleProduct(
  row: ProductRow,
  packs: readonly PackRow[],
  batches: readonly BatchRow[],
  view: View,
): ProductDto {
  const ordered = batches.toSorted(compareFefo).map((batch) => toBatch(batch, view.showsCost));
  const onHand = ordered.reduce((sum, batch) => sum + batch.onHand, 0);
  return {
    id: row.id,
    nameBn: row.nameBn,
    nameEn: row.nameEn,
    generic: row.generic,
    strength: row.strength,
    dosageForm: row.dosageForm,
    manufacturer: row.manufacturer,
    categoryId: row.categoryId,
    drugClass: row.drugClass,
    shelf: row.shelf,
    baseUnit: row.baseUnit,
    packs: packs.map(toPack),
    batches: ordered,
    onHand: baseUnits(onHand),
    sellable: sellableOn(ordered, view.today),
    isCounted: row.isCounted === 1,
    oversell: row.oversell ?? view.oversell,
    vatRateBp: row.vatRateBp,
    pinnedPosition: row.pinnedPosition,
    pictureId: row.pictureId,
    isActive: row.isActive === 1,
  };
}
