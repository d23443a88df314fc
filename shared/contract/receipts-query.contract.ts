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
  ...pageSchema,
});
