import { z } from 'zod';
import { daySchema, idSchema, pageSchema } from './primitives.ts';
import { TENDER_KINDS } from './tenders.contract.ts';

/** What narrows a list of receipts: a text, and what a report's figure is made of. */
export const receiptsQuerySchema = z.strictObject({
  text: z.string().max(100).default(''),
  fromDay: daySchema.nullable().default(null),
  toDay: daySchema.nullable().default(null),
  hour: z.int().min(0).max(23).nullable().default(null),
  tender: z.enum(TENDER_KINDS).nullable().default(null),
  /** `none`: receipts with a quick item. */
  productId: z
    .union([idSchema, z.literal('none')])
    .nullable()
    .default(null),
  /** `none`: receipts with goods that have no category. */
  categoryId: z
    .union([idSchema, z.literal('none')])
    .nullable()
    .default(null),
  customerId: idSchema.nullable().default(null),
  tillId: z.int().nullable().default(null),
  withDiscount: z.boolean().default(false),
  /** A figure that every receipt may have a part in; `profit` only with `cost.view`. */
  figure: z.enum(['profit', 'vat']).nullable().default(null),
  ...pageSchema,
});

/** What of a receipt a list adds up. */
export type ReceiptFigure = 'total' | 'tender' | 'product' | 'category' | 'discount' | 'profit' | 'vat';

/**
 * The figure that a list of receipts was opened from: what stands beside each receipt as its share, and what the list adds up to. A list
 * narrowed by several has the first of them in this order.
 */
export function figureOf(
  query: Partial<
    Pick<
      z.infer<typeof receiptsQuerySchema>,
      'figure' | 'tender' | 'productId' | 'categoryId' | 'withDiscount'
    >
  >,
): ReceiptFigure {
  if (query.figure) return query.figure;
  if (query.tender) return 'tender';
  if (query.productId) return 'product';
  if (query.categoryId) return 'category';
  return query.withDiscount ? 'discount' : 'total';
}
