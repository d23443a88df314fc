import { z } from 'zod';
import { moneySchema } from './primitives.ts';

/** How money comes in besides cash and baki; each carries a transaction id (TrxID or approval code). */
export const ELECTRONIC_TENDERS = ['bangla-qr', 'bkash', 'nagad', 'rocket', 'card'] as const;
export const TENDER_KINDS = ['cash', ...ELECTRONIC_TENDERS, 'baki'] as const;
export type TenderKind = (typeof TENDER_KINDS)[number];

export const trxIdSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{4,40}$/, 'a transaction id is 4 to 40 letters and digits');

export const tenderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), amount: moneySchema, received: moneySchema }),
  z.strictObject({ kind: z.enum(ELECTRONIC_TENDERS), amount: moneySchema, trxId: trxIdSchema.nullable() }),
  z.strictObject({ kind: z.literal('baki'), amount: moneySchema }),
]);
export type TenderInput = z.infer<typeof tenderSchema>;
