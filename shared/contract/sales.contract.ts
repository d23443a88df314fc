import { z } from 'zod';
import { PACK_UNITS } from '../catalog/units.ts';
import { refusals } from '../errors/error-codes.ts';
import { cartLineSchema, warningSchema } from './cart-lines.contract.ts';
import { drugClassSchema } from './catalog.contract.ts';
import {
  daySchema,
  idSchema,
  instantSchema,
  moneySchema,
  paisaSchema,
  pinSchema,
  quantitySchema,
  rateSchema,
  receiptLanguageSchema,
  stockSchema,
  textSchema,
  uuidV7Schema,
} from './primitives.ts';
import { command, query } from './procedure.ts';
import { receiptsQuerySchema } from './receipts-query.contract.ts';
import { TENDER_KINDS, tenderSchema } from './tenders.contract.ts';

export {
  type BatchesOf,
  type CartLineInput,
  type ProductLineInput,
  WARNINGS,
  type Warning,
} from './cart-lines.contract.ts';
export {
  ELECTRONIC_TENDERS,
  TENDER_KINDS,
  type TenderInput,
  type TenderKind,
  trxIdSchema,
} from './tenders.contract.ts';

const linesSchema = z.array(cartLineSchema).min(1).max(300);

export const quotedLineSchema = z.strictObject({
  lineId: idSchema,
  quantity: quantitySchema,
  /** Before and after the line's own discount. */
  amount: moneySchema,
  discount: moneySchema,
  net: moneySchema,
  allocations: z.array(
    z.strictObject({
      batchId: idSchema,
      batchNo: z.string(),
      expiry: daySchema.nullable(),
      quantity: quantitySchema,
      amount: moneySchema,
    }),
  ),
  /** Base units asked for beyond what may be sold. */
  shortage: stockSchema,
  warnings: z.array(warningSchema),
});

export const quoteSchema = z.strictObject({
  lines: z.array(quotedLineSchema),
  subtotal: moneySchema,
  lineDiscount: moneySchema,
  billDiscount: moneySchema,
  rounding: paisaSchema,
  total: moneySchema,
  vatIncluded: moneySchema,
});
export type QuoteDto = z.infer<typeof quoteSchema>;

export const saleLineSchema = z.strictObject({
  lineNo: z.int(),
  productId: idSchema.nullable(),
  nameBn: z.string(),
  nameEn: z.string(),
  strength: z.string(),
  drugClass: drugClassSchema,
  baseUnit: z.string(),
  /** What was asked for, in packs, with the rate frozen at the sale. */
  parts: z.array(
    z.strictObject({
      unit: z.enum(PACK_UNITS),
      label: z.string(),
      baseQuantity: quantitySchema,
      quantity: quantitySchema,
      rate: rateSchema,
    }),
  ),
  quantity: quantitySchema,
  amount: moneySchema,
  discount: moneySchema,
  /** This line's share of the bill discount. */
  billDiscount: moneySchema,
  net: moneySchema,
  batches: z.array(
    z.strictObject({
      batchId: idSchema,
      batchNo: z.string(),
      expiry: daySchema.nullable(),
      quantity: quantitySchema,
    }),
  ),
  /** Frozen cost of the goods; null without `cost.view`. */
  cost: paisaSchema.nullable(),
});

/** A sale as it was rung up; nothing in it changes later. */
export const saleSchema = z.strictObject({
  id: uuidV7Schema,
  receiptCode: z.string(),
  receiptNumber: z.int(),
  tillId: z.int(),
  tillName: z.string(),
  userId: idSchema,
  userName: z.string(),
  soldAt: instantSchema,
  businessDay: daySchema,
  lines: z.array(saleLineSchema),
  subtotal: moneySchema,
  lineDiscount: moneySchema,
  billDiscount: moneySchema,
  rounding: paisaSchema,
  total: moneySchema,
  vatIncluded: moneySchema,
  tenders: z.array(
    z.strictObject({
      kind: z.enum(TENDER_KINDS),
      amount: moneySchema,
      received: moneySchema,
      trxId: z.string().nullable(),
    }),
  ),
  change: moneySchema,
  customer: z
    .strictObject({
      id: idSchema,
      name: z.string(),
      phone: z.string(),
      balanceBefore: paisaSchema,
      balanceAfter: paisaSchema,
    })
    .nullable(),
  receiptLanguage: receiptLanguageSchema,
  note: z.string(),
});
export type SaleDto = z.infer<typeof saleSchema>;

export const saleSummarySchema = z.strictObject({
  id: uuidV7Schema,
  receiptCode: z.string(),
  soldAt: instantSchema,
  tillId: z.int(),
  userName: z.string(),
  customerName: z.string().nullable(),
  lines: z.int(),
  /** First goods, for recognising the sale. */
  summary: z.string(),
  total: moneySchema,
  /** What of it belongs to the figure that was asked for (`figureOf`); its profit is null where no line's cost is known. */
  share: paisaSchema.nullable(),
  tenders: z.array(z.enum(TENDER_KINDS)),
});
export type SaleSummaryDto = z.infer<typeof saleSummarySchema>;

/** A cart not yet paid: saved at every change, so that a power cut costs nothing. Its id becomes the sale's id. */
export const draftSchema = z.strictObject({
  id: uuidV7Schema,
  state: z.enum(['open', 'held']),
  name: textSchema(60),
  customerId: idSchema.nullable(),
  lines: z.array(cartLineSchema).max(300),
  billDiscount: moneySchema,
  receiptLanguage: receiptLanguageSchema.nullable(),
  /** Grows with every change; an older one never overwrites a newer. */
  revision: z.int().min(0),
});
export type DraftDto = z.infer<typeof draftSchema>;

const storedDraftSchema = draftSchema.extend({
  tillId: z.int(),
  userName: z.string(),
  updatedAt: instantSchema,
  total: moneySchema,
  /** The order of the marketplace whose cart it is; null for an ordinary one. */
  order: z.strictObject({ code: z.string(), customerName: z.string() }).nullable(),
});
export type StoredDraftDto = z.infer<typeof storedDraftSchema>;

const lineRefusals = refusals(
  'UNKNOWN_PRODUCT',
  'UNKNOWN_PACK',
  'BAD_QUANTITY',
  'BAD_PRICE',
  'NO_PRICE',
  'BATCH_NOT_SELLABLE',
  'BAD_DISCOUNT',
  'DUPLICATE',
);

export const checkoutInputSchema = z.strictObject({
  saleId: uuidV7Schema,
  lines: linesSchema,
  billDiscount: moneySchema.default(0 as never),
  customerId: idSchema.nullable().default(null),
  tenders: z.array(tenderSchema).min(1).max(10),
  /** What the screen showed to pay, after rounding. */
  expectedTotal: moneySchema,
  /** Paisa beyond what was agreed with the customer of an order that somebody at the till has seen; more than that is refused. */
  seenMore: moneySchema.optional(),
  receiptLanguage: receiptLanguageSchema.nullable().default(null),
  /** False rings up without paper; the receipt can be printed later. */
  print: z.boolean().default(true),
  note: textSchema(200).default(''),
  /** Who allows what the seller may not, by PIN; checked at the server's door and stored nowhere. */
  approval: z.strictObject({ userId: idSchema, pin: pinSchema }).optional(),
});
export type CheckoutInput = z.infer<typeof checkoutInputSchema>;

export const salesContract = {
  /**
   * Rings up a cart: one transaction, all or nothing. The same saleId again returns the first receipt; with other goods or tenders it is
   * refused as DUPLICATE (entity `sale`).
   */
  checkout: command('sales.sell', '/sales')
    .errors({
      ...lineRefusals,
      ...refusals(
        'OUT_OF_STOCK',
        'PRICE_CHANGED',
        'ABOVE_MRP',
        'NOT_ACKNOWLEDGED',
        'NEEDS_APPROVAL',
        'WRONG_PIN',
        'LOCKED_OUT',
        'TENDERS_DO_NOT_ADD_UP',
        'CASH_SHORT',
        'TRXID_REQUIRED',
        'TRXID_USED',
        'TRXID_TWICE',
        'CUSTOMER_REQUIRED',
        'NOT_FOUND_RECORD',
        'PICKUP_CODE_REQUIRED',
        'PAID_ONLINE',
        'MORE_THAN_AGREED',
        'ORDER_STATE',
      ),
    })
    .input(checkoutInputSchema)
    .output(saleSchema),
  /** Prices a cart with the server's own prices and batches; changes nothing. */
  quote: command('sales.sell', '/sales/quote')
    .meta({ kind: 'query', access: 'sales.sell' })
    .errors(lineRefusals)
    .input(z.strictObject({ lines: linesSchema, billDiscount: moneySchema.default(0 as never) }))
    .output(quoteSchema),
  get: query('sales.view', '/sales/one')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ saleId: uuidV7Schema }))
    .output(saleSchema),
  /**
   * Receipts, newest first: by number, phone, item or amount in `text`, and by what a report's figure is made of. `amount` is the sum of
   * all shares, so it is that figure; `profit` needs `cost.view`.
   */
  list: command('sales.view', '/sales/list')
    .meta({ kind: 'query', access: 'sales.view' })
    .input(receiptsQuerySchema)
    .output(z.strictObject({ items: z.array(saleSummarySchema), total: z.int(), amount: paisaSchema })),
  /**
   * Keeps an unpaid cart; a cart that is open at another till is refused as VERSION_CONFLICT, so that two never sell it, and one whose order
   * of the marketplace is over as ORDER_STATE.
   */
  saveDraft: command('sales.sell', '/sales/drafts')
    .errors(refusals('NOT_FOUND_RECORD', 'VERSION_CONFLICT', 'ORDER_STATE'))
    .input(draftSchema)
    .output(z.strictObject({ revision: z.int() })),
  /** Open cart of this till and the held carts of all. */
  drafts: query('sales.sell', '/sales/drafts')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(storedDraftSchema) })),
  /** Throws a cart away, but not one open at another till (VERSION_CONFLICT); that of an order that waits at the till goes with the order alone (ORDER_CART). */
  discardDraft: command('sales.sell', '/sales/drafts/discard')
    .errors(refusals('ORDER_CART', 'VERSION_CONFLICT'))
    .input(z.strictObject({ id: uuidV7Schema }))
    .output(z.strictObject({})),
};
