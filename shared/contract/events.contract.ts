import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ORDER_STATUSES } from '../marketplace/order-status.ts';
import { importStatusSchema } from './imports.contract.ts';
import { idSchema, uuidV7Schema } from './primitives.ts';
import { query } from './procedure.ts';

/** What every till hears about while it is connected. */
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), at: z.int() }),
  z.strictObject({
    type: z.literal('sale-completed'),
    saleId: uuidV7Schema,
    receiptCode: z.string(),
    tillId: z.int(),
  }),
  z.strictObject({ type: z.literal('stock-changed'), productIds: z.array(idSchema) }),
  /** An empty list: many products changed, read again what is shown. */
  z.strictObject({ type: z.literal('catalog-changed'), productIds: z.array(idSchema) }),
  z.strictObject({ type: z.literal('drafts-changed'), draftId: uuidV7Schema }),
  z.strictObject({ type: z.literal('customers-changed'), customerId: idSchema }),
  z.strictObject({ type: z.literal('settings-changed') }),
  /** The disk of the shop's file became nearly full, or has room again. */
  z.strictObject({ type: z.literal('disk-space'), isLow: z.boolean() }),
  /** The shop's clock (`at`, UTC ms) was set back behind what is recorded, or is right again. */
  z.strictObject({ type: z.literal('clock'), at: z.int(), isBehind: z.boolean() }),
  z.strictObject({
    type: z.literal('print-job'),
    jobId: idSchema,
    saleId: uuidV7Schema.nullable(),
    status: z.enum(['queued', 'printing', 'done', 'failed', 'cancelled']),
    error: z.string(),
  }),
  z.strictObject({
    type: z.literal('import-progress'),
    importId: idSchema,
    status: importStatusSchema,
    done: z.int(),
    total: z.int(),
  }),
  /** An order of the marketplace came or changed; `isNew`: it waits for the shop's first answer, `isOver`: it came to nothing after the shop took it on. */
  z.strictObject({
    type: z.literal('market-order'),
    orderId: idSchema,
    status: z.enum(ORDER_STATUSES),
    isNew: z.boolean(),
    isOver: z.boolean(),
  }),
  /** The link to the marketplace or its queue changed. */
  z.strictObject({ type: z.literal('market-sync') }),
]);
export type ShopEvent = z.infer<typeof eventSchema>;

export const eventsContract = {
  /** Events from now on; begins with `hello`. After a reconnection the screen reads again what it shows. */
  subscribe: query('signed-in', '/events').input(z.strictObject({})).output(eventIterator(eventSchema)),
};
