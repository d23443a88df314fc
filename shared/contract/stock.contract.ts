import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { batchSchema, productSchema } from './catalog.contract.ts';
import {
  daySchema,
  idSchema,
  instantSchema,
  pageSchema,
  quantitySchema,
  rateSchema,
  requiredTextSchema,
  stockSchema,
  textSchema,
} from './primitives.ts';
import { command, query } from './procedure.ts';

/** Why stock moved. */
export const STOCK_MOVE_KINDS = [
  'opening',
  'import',
  'import-undo',
  'receive',
  'sale',
  'return',
  'adjust',
] as const;

export const stockMoveSchema = z.strictObject({
  id: z.int(),
  batchId: idSchema,
  batchNo: z.string(),
  quantity: stockSchema,
  /** On hand of the product after this move. */
  balance: stockSchema,
  kind: z.enum(STOCK_MOVE_KINDS),
  reference: z.string(),
  reason: z.string(),
  at: instantSchema,
  userName: z.string(),
});
export type StockMoveDto = z.infer<typeof stockMoveSchema>;

const receiveLineSchema = z.strictObject({
  productId: idSchema,
  batchNo: textSchema(40).default(''),
  expiry: daySchema.nullable().default(null),
  quantity: quantitySchema,
  cost: rateSchema.nullable().default(null),
  mrp: rateSchema.nullable().default(null),
  price: rateSchema.nullable().default(null),
});

/** What narrows the list of batches. */
export const shelfFilterFields = {
  /** Part of a product's name, generic or company, or of a batch number. */
  text: z.string().max(100).default(''),
  /** `near`: expires within the shop's warning time; `aside`: in quarantine. */
  only: z.enum(['all', 'expired', 'near', 'aside']).default('all'),
};

export const stockContract = {
  /** Quick stock add without a purchase order. The same deliveryId twice changes nothing the second time. */
  receive: command('stock.receive', '/stock/receive')
    .errors(refusals('UNKNOWN_PRODUCT', 'BAD_QUANTITY', 'ABOVE_MRP', 'BATCH_NOT_SELLABLE'))
    .input(
      z.strictObject({
        deliveryId: idSchema,
        lines: z.array(receiveLineSchema).min(1).max(500),
        note: textSchema(200).default(''),
      }),
    )
    .output(z.strictObject({ batches: z.array(batchSchema.extend({ productId: idSchema })) })),
  /** Corrects a batch by a signed quantity, with a reason. The same adjustmentId twice changes nothing the second time. */
  adjust: command('stock.adjust', '/stock/adjust')
    .errors(refusals('NOT_FOUND_RECORD', 'BAD_QUANTITY', 'OUT_OF_STOCK'))
    .input(
      z.strictObject({
        adjustmentId: idSchema,
        batchId: idSchema,
        quantity: stockSchema,
        reason: requiredTextSchema(200),
      }),
    )
    .output(batchSchema),
  /** Puts a batch aside (quarantine: damaged, sample, recalled) or back. */
  setBatchStatus: command('stock.adjust', '/stock/batch-status')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        batchId: idSchema,
        status: z.enum(['ok', 'quarantined']),
        reason: requiredTextSchema(200),
      }),
    )
    .output(batchSchema),
  batches: query('stock.view', '/stock/batches')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ productId: idSchema }))
    .output(z.strictObject({ items: z.array(batchSchema) })),
  /** Batches with goods in them over all products, earliest expiry first: what is on hand, and what to move out. */
  shelf: command('stock.view', '/stock/shelf')
    .meta({ kind: 'query', access: 'stock.view' })
    .input(z.strictObject({ ...shelfFilterFields, ...pageSchema }))
    .output(
      z.strictObject({
        items: z.array(z.strictObject({ product: productSchema, batch: batchSchema })),
        total: z.int(),
      }),
    ),
  /** The product's ledger, newest first. */
  moves: query('stock.view', '/stock/moves')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        productId: idSchema,
        before: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ items: z.array(stockMoveSchema) })),
};
