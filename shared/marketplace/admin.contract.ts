import { z } from 'zod';
import { marketRefusals } from './market-errors.ts';
import { marketIdSchema, marketPageSchema, marketTextSchema, momentSchema } from './market-primitives.ts';
import { marketCommand, marketQuery } from './market-procedure.ts';
import { ownShopSchema, shopStatusSchema } from './shops.contract.ts';

/** Settings of the whole marketplace. */
export const marketSettingsSchema = z.strictObject({
  /** Whether medicine on prescription may be requested at all (bangladesh.md: unsettled). */
  isMedicineOrderable: z.boolean(),
  /** Minutes without a report after which a shop is marked stale. */
  staleMinutes: z.int().min(5).max(10_080),
  /** Minutes an order that is to be paid online waits for the money. */
  paymentMinutes: z.int().min(2).max(120),
});
export type MarketSettings = z.infer<typeof marketSettingsSchema>;

export const adminContract = {
  shops: marketQuery('admin', '/admin/shops', 'Shops in a status, oldest first')
    .input(
      z.strictObject({
        status: shopStatusSchema,
        /** A part of the name in either language; '' for all. */
        name: marketTextSchema(100).default(''),
        ...marketPageSchema,
      }),
    )
    .output(
      z.strictObject({
        items: z.array(
          ownShopSchema.extend({ ownerName: z.string(), ownerEmail: z.string(), createdAt: momentSchema }),
        ),
        total: z.int(),
      }),
    ),
  decideShop: marketCommand('admin', '/admin/shops/decide', 'Approve, reject or suspend a shop')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'VERSION_CONFLICT'))
    .input(
      z.strictObject({
        shopId: marketIdSchema,
        version: z.int(),
        status: z.enum(['approved', 'rejected', 'suspended']),
        reason: marketTextSchema(500),
      }),
    )
    .output(ownShopSchema),
  reports: marketQuery('admin', '/admin/reviews', 'Reviews that were reported and not decided')
    .input(z.strictObject({ ...marketPageSchema }))
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            reviewId: marketIdSchema,
            shopName: z.string(),
            stars: z.int(),
            text: z.string(),
            reports: z.int(),
            reasons: z.array(z.string()),
            createdAt: momentSchema,
          }),
        ),
        total: z.int(),
      }),
    ),
  decideReview: marketCommand('admin', '/admin/reviews/decide', 'Hide a reported review, or let it stand')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ reviewId: marketIdSchema, isHidden: z.boolean() }))
    .output(z.strictObject({})),
  jobs: marketQuery('admin', '/admin/jobs', 'What waits in the job queue, and what failed').output(
    z.strictObject({
      queues: z.array(
        z.strictObject({ name: z.string(), waiting: z.int(), active: z.int(), failed: z.int() }),
      ),
      failed: z.array(
        z.strictObject({
          id: z.string(),
          queue: z.string(),
          attempts: z.int(),
          failedAt: momentSchema.nullable(),
          reason: z.string(),
        }),
      ),
    }),
  ),
  retryJob: marketCommand('admin', '/admin/jobs/retry', 'Try a failed job again')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ queue: z.string().max(60), jobId: z.string().max(60) }))
    .output(z.strictObject({})),
  settings: marketQuery('admin', '/admin/settings', 'Settings of the marketplace').output(
    marketSettingsSchema,
  ),
  saveSettings: marketCommand('admin', '/admin/settings', 'Change settings of the marketplace')
    .input(marketSettingsSchema)
    .output(marketSettingsSchema),
};
