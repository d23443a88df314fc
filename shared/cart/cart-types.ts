import type { BatchDto, PackDto, ProductDto } from '../contract/catalog.contract.ts';
import type { CartLineInput, Warning } from '../contract/sales.contract.ts';
import type { Refusal } from '../errors/error-codes.ts';
import type { BaseUnits, Paisa, Rate } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';

/** A pack as pricing needs it; a ProductDto's pack fits. */
export type CartPack = Pick<PackDto, 'id' | 'unit' | 'label' | 'baseQuantity' | 'price' | 'isDefault'>;

/** A batch as pricing needs it; a ProductDto's batch fits. */
export type CartBatch = Pick<
  BatchDto,
  'id' | 'batchNo' | 'expiry' | 'mrp' | 'price' | 'cost' | 'onHand' | 'status' | 'receivedAt'
>;

/** A product as pricing needs it; a ProductDto fits, and so does what the server reads for itself. */
export type CartProduct = Pick<
  ProductDto,
  'id' | 'baseUnit' | 'drugClass' | 'isCounted' | 'oversell' | 'vatRateBp'
> & {
  packs: readonly CartPack[];
  batches: readonly CartBatch[];
};

/** The shop's rules that bear on a cart, the day it is sold on, and what of its goods is spoken for. */
export type CartRules = {
  businessDay: BusinessDay;
  nearExpiryDays: number;
  rounding: 'none' | 'taka';
  /** Paisa of the bill that were paid online ahead: they are not rounded. 0 for a cart that is no order's. */
  paidOnline: Paisa;
  /** Base units by product that orders of the marketplace wait for, without the order whose cart it is. */
  promised: ReadonlyMap<string, BaseUnits>;
};

/** A piece of a line that has one pack, one batch and therefore one rate; it is rounded once. */
export type Segment = {
  packId: string;
  /** Null: asked for beyond what may be sold. */
  batch: CartBatch | null;
  quantity: BaseUnits;
  rate: Rate;
  amount: Paisa;
  /** By the batch's cost, else by the product's moving average; null when neither is known. */
  cost: Paisa | null;
};

/** What one line takes of one batch. */
export type Allocation = {
  batchId: string;
  batchNo: string;
  expiry: BusinessDay | null;
  quantity: BaseUnits;
  amount: Paisa;
};

/** A line with everything that follows from prices and batches. */
export type PricedLine = {
  lineId: string;
  input: CartLineInput;
  quantity: BaseUnits;
  /** Before discount. */
  amount: Paisa;
  discount: Paisa;
  /** After the line's own discount. */
  net: Paisa;
  /** This line's share of the bill discount. */
  billDiscount: Paisa;
  vatRateBp: number;
  /** Contained in `net - billDiscount`. */
  vatIncluded: Paisa;
  /** Cost of the goods; null when any part of it is unknown. */
  cost: Paisa | null;
  segments: readonly Segment[];
  allocations: readonly Allocation[];
  /** Base units asked for beyond what may be sold. */
  shortage: BaseUnits;
  warnings: readonly Warning[];
  /** True when the net is more than the printed MRP of the goods: such a line is refused. */
  isAboveMrp: boolean;
};

/** A cart with its sums; `refusals` holds what keeps a line (or the bill discount: lineId null) from being priced. */
export type PricedCart = {
  lines: readonly PricedLine[];
  refusals: readonly { lineId: string | null; refusal: Refusal }[];
  subtotal: Paisa;
  lineDiscount: Paisa;
  billDiscount: Paisa;
  rounding: Paisa;
  total: Paisa;
  vatIncluded: Paisa;
};
