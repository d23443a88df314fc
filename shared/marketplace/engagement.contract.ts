import { z } from 'zod';
import { marketProductSchema, shopCardSchema } from './find.contract.ts';
import { marketRefusals } from './market-errors.ts';
import { marketIdSchema, marketPageSchema, marketTextSchema, momentSchema } from './market-primitives.ts';
import { marketCommand, marketQuery } from './market-procedure.ts';

export const reviewSchema = z.strictObject({
  id: marketIdSchema,
  stars: z.int(),
  text: z.string(),
  /** First name only. */
  customerName: z.string(),
  createdAt: momentSchema,
  reply: z.string(),
  repliedAt: momentSchema.nullable(),
});

export const reviewsContract = {
  list: marketQuery('public', '/reviews', 'Reviews of a shop, newest first')
    .input(z.strictObject({ shopId: marketIdSchema, ...marketPageSchema }))
    .output(z.strictObject({ items: z.array(reviewSchema), total: z.int(), rating: z.int() })),
  write: marketCommand('signed-in', '/reviews', 'Review a completed order, once')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_NOT_COMPLETED', 'VERSION_CONFLICT'))
    .input(
      z.strictObject({
        orderId: marketIdSchema,
        stars: z.int().min(1).max(5),
        text: marketTextSchema(1_000),
      }),
    )
    .output(reviewSchema),
  report: marketCommand('signed-in', '/reviews/report', 'Tell the administrators of a review')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ reviewId: marketIdSchema, reason: marketTextSchema(300) }))
    .output(z.strictObject({})),
};

export const favouritesContract = {
  list: marketQuery('signed-in', '/favourites', 'Products and shops that the account keeps').output(
    z.strictObject({ products: z.array(marketProductSchema), shops: z.array(shopCardSchema) }),
  ),
  set: marketCommand('signed-in', '/favourites', 'Keep a product or a shop, or no longer')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({ kind: z.enum(['product', 'shop']), id: marketIdSchema, isFavourite: z.boolean() }),
    )
    .output(z.strictObject({})),
};
