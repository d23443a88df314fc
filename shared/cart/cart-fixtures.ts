import type { BaseUnit, PackUnit } from '../catalog/units.ts';
import type { BatchDto, PackDto, ProductDto } from '../contract/catalog.contract.ts';
import type { ProductLineInput } from '../contract/sales.contract.ts';
import { baseUnits, paisa } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';

let made = 0;

/** A new, well-formed UUIDv7 for tests. */
export function testId(): string {
  made += 1;
  return `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

/** A pack of `size` base units at `price` paisa. */
export function testPack(unit: PackUnit, size: number, price: number | null, isDefault = false): PackDto {
  return {
    id: testId(),
    unit,
    label: '',
    baseQuantity: baseUnits(size),
    price: price === null ? null : paisa(price),
    barcodes: [],
    isDefault,
  };
}

/** A batch; rates are [paisa, per base units]. */
export function testBatch(
  onHand: number,
  options: {
    expiry?: string | null;
    mrp?: [number, number];
    price?: [number, number];
    cost?: [number, number];
    status?: 'ok' | 'quarantined';
    receivedAt?: number;
    batchNo?: string;
  } = {},
): BatchDto {
  const rate = (pair: [number, number] | undefined) =>
    pair ? { amount: paisa(pair[0]), per: baseUnits(pair[1]) } : null;
  return {
    id: testId(),
    batchNo: options.batchNo ?? '',
    expiry: (options.expiry ?? null) as BusinessDay | null,
    mrp: rate(options.mrp),
    price: rate(options.price),
    cost: rate(options.cost),
    onHand: baseUnits(onHand),
    status: options.status ?? 'ok',
    receivedAt: options.receivedAt ?? 1,
  };
}

/** A product for tests of the cart. */
export function testProduct(
  baseUnit: BaseUnit,
  packs: readonly PackDto[],
  batches: readonly BatchDto[],
  options: Partial<ProductDto> = {},
): ProductDto {
  const onHand = baseUnits(batches.reduce((sum, batch) => sum + batch.onHand, 0));
  return {
    id: testId(),
    nameBn: '',
    nameEn: 'Test',
    generic: '',
    strength: '',
    dosageForm: '',
    manufacturer: '',
    categoryId: null,
    drugClass: 'none',
    shelf: '',
    baseUnit,
    packs: [...packs],
    batches: [...batches],
    onHand,
    sellable: onHand,
    isCounted: true,
    oversell: 'block',
    vatRateBp: 0,
    pinnedPosition: null,
    pictureId: null,
    isActive: true,
    ...options,
  };
}

/** A line for `quantity` base units in one pack. */
export function testLine(
  product: ProductDto,
  packId: string | undefined,
  quantity: number,
  options: Partial<ProductLineInput> = {},
): ProductLineInput {
  return {
    kind: 'product',
    lineId: testId(),
    productId: product.id,
    parts: [{ packId: packId ?? '', quantity: baseUnits(quantity) }],
    batchId: null,
    discount: paisa(0),
    acknowledged: [],
    ...options,
  };
}
