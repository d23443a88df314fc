import { compareFefo, whyNotSellable } from '../../shared/cart/allocate.ts';
import { shareOf } from '../../shared/cart/price-cart.ts';
import { priceProductLine } from '../../shared/cart/price-line.ts';
import { NOTHING_PROMISED } from '../../shared/cart/promised.ts';
import type { BatchDto, PackDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { publishable } from '../../shared/marketplace/availability.ts';
import type { ListingFields, ListingPack } from '../../shared/marketplace/listing.ts';
import {
  amountAt,
  type BaseUnits,
  baseUnits,
  type Paisa,
  paisa,
  roundToTaka,
} from '../../shared/money/money.ts';
import { addDays, type BusinessDay } from '../../shared/time/business-day.ts';

/** How a shop offers its goods; `nearExpiry` null: short-dated batches are offered like the others. */
export type OfferPolicy = {
  safetyStock: BaseUnits;
  nearExpiry: { days: number; percentBp: number } | null;
};

/** One of the shop's goods with all that a buyer may see of it. */
export type OfferedGoods = {
  product: ProductDto;
  isPublished: boolean;
  /** Its own safety stock; null: the shop's. */
  safetyStock: BaseUnits | null;
  description: string;
  categoryPath: { nameBn: string; nameEn: string }[];
  specifications: { key: string; value: string }[];
  /** SHA-256 of each picture, hex. */
  pictures: string[];
};

/** What is offered of one of the goods: as it is, and its short-dated batches marked down. Null: not offered. */
export type Offers = { regular: ListingFields | null; nearExpiry: ListingFields | null };

const MAX_PACKS = 8;
const MAX_PICTURES = 6;
const MAX_BARCODES = 20;
const WHOLE_TAKA_FROM = 1_000;

/**
 * A price as customers of the marketplace see it: whole taka from ৳10 on (loose tablets keep their paisa), never above `most` (what the printed
 * MRP allows).
 */
export function offeredPrice(amount: Paisa, most: Paisa | null): Paisa {
  if (amount < WHOLE_TAKA_FROM) return amount;
  const { rounded } = roundToTaka(amount);
  return most !== null && rounded > most && amount <= most ? paisa(Math.floor(amount / 100) * 100) : rounded;
}

/** What one pack costs at the counter now, out of these batches; null without a price. `most`: the MRP of the goods that would be taken. */
function counterPrice(
  product: ProductDto,
  pack: PackDto,
  batches: BatchDto[],
  today: BusinessDay,
): { amount: Paisa; most: Paisa | null } | null {
  const result = priceProductLine(
    {
      kind: 'product',
      lineId: product.id,
      productId: product.id,
      parts: [{ packId: pack.id, quantity: pack.baseQuantity }],
      batchId: null,
      discount: paisa(0),
      acknowledged: [],
    },
    { ...product, batches },
    {
      businessDay: today,
      nearExpiryDays: 0,
      rounding: 'none',
      paidOnline: paisa(0),
      promised: NOTHING_PROMISED,
    },
    new Map(),
  );
  if ('refusal' in result) return null;
  const { segments, amount } = result.line;
  const hasMrp = segments.some((segment) => segment.batch?.mrp);
  const most = segments.reduce(
    (sum, { batch, quantity, amount: own }) => sum + (batch?.mrp ? amountAt(batch.mrp, quantity) : own),
    0,
  );
  return { amount, most: hasMrp ? paisa(most) : null };
}

function offeredPacks(
  product: ProductDto,
  batches: BatchDto[],
  today: BusinessDay,
  percentBp: number,
): ListingPack[] {
  const ordered = product.packs.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return ordered.slice(0, MAX_PACKS).flatMap((pack) => {
    const price = counterPrice(product, pack, batches, today);
    if (!price) return [];
    const asked = paisa(price.amount - shareOf(price.amount, percentBp));
    return [
      {
        packId: pack.id,
        unit: pack.unit,
        label: pack.label,
        baseQuantity: pack.baseQuantity,
        price: offeredPrice(asked, price.most),
      },
    ];
  });
}

/** What the batches hold together; one below zero (sold before it was entered) is owed by the others. */
function onHandOf(product: ProductDto, batches: readonly BatchDto[]): BaseUnits {
  if (!product.isCounted) return baseUnits(0);
  return baseUnits(
    Math.max(
      0,
      batches.reduce((sum, batch) => sum + batch.onHand, 0),
    ),
  );
}

function fieldsOf(
  goods: OfferedGoods,
  offer: Pick<ListingFields, 'packs' | 'available' | 'nearExpiry'>,
): ListingFields {
  const { product } = goods;
  return {
    nameBn: product.nameBn,
    nameEn: product.nameEn,
    generic: product.generic,
    strength: product.strength,
    dosageForm: product.dosageForm,
    manufacturer: product.manufacturer,
    categoryPath: goods.categoryPath,
    drugClass: product.drugClass,
    description: goods.description,
    specifications: goods.specifications.map(({ key, value }) => ({ name: key, value })),
    barcodes: product.packs.flatMap((pack) => pack.barcodes).slice(0, MAX_BARCODES),
    baseUnit: product.baseUnit,
    pictures: goods.pictures.slice(0, MAX_PICTURES),
    ...offer,
  };
}

/**
 * What customers may see of one of the goods today. Prices are the counter's own for one pack; quarantined and expired batches are not offered.
 * Where short-dated batches are marked down they are an offer of their own, and the regular one has the others alone; together they never
 * offer more than is on hand beyond the safety stock, the short-dated first.
 */
export function offersOf(goods: OfferedGoods, policy: OfferPolicy, today: BusinessDay): Offers {
  const { product } = goods;
  if (!goods.isPublished || !product.isActive) return { regular: null, nearExpiry: null };
  const sellable = product.batches.filter((batch) => whyNotSellable(batch, today) === null);
  const { nearExpiry } = policy;
  const last = nearExpiry && addDays(today, nearExpiry.days);
  const isNear = (batch: BatchDto) =>
    last !== null && batch.expiry !== null && batch.expiry <= last && batch.onHand > 0;
  const near = sellable.filter(isNear).toSorted(compareFefo);
  const others = sellable.filter((batch) => !isNear(batch));
  const packs = offeredPacks(product, others.length > 0 ? others : product.batches, today, 0);
  const reduced = nearExpiry ? offeredPacks(product, near, today, nearExpiry.percentBp) : [];
  const isMarkedDown = near.length > 0 && reduced.length > 0 && product.isCounted;
  // Both offers come out of the same goods: what one batch owes, and the safety stock, is held back once from the two together.
  const most = publishable(onHandOf(product, sellable), goods.safetyStock ?? policy.safetyStock);
  const short = isMarkedDown ? Math.min(onHandOf(product, near), most) : 0;
  const available = baseUnits(Math.min(onHandOf(product, others), most - short));
  return {
    regular: packs.length === 0 ? null : fieldsOf(goods, { packs, available, nearExpiry: null }),
    nearExpiry: isMarkedDown
      ? fieldsOf(goods, {
          packs: reduced,
          available: baseUnits(short),
          nearExpiry: near[0]?.expiry ?? null,
        })
      : null,
  };
}
