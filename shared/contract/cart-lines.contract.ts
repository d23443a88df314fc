import { z } from 'zod';
import { daySchema, idSchema, moneySchema, quantitySchema, requiredTextSchema } from './primitives.ts';

/** What a cashier can be made to look at before a line is sold; text under `warnings.<kind>`. */
export const WARNINGS = [
  'oversell',
  'near-expiry',
  'below-cost',
  'above-mrp',
  'prescription',
  'controlled',
  'promised',
] as const;
export const warningSchema = z.enum(WARNINGS);
export type Warning = z.infer<typeof warningSchema>;

/**
 * The offer of the marketplace that a line was ordered of: `near-expiry` takes batches that expire by `until` first, `regular` the others; what
 * they lack comes out of the rest.
 */
const batchesOfSchema = z.strictObject({ offer: z.enum(['regular', 'near-expiry']), until: daySchema });
/** Which batches a line takes from first. */
export type BatchesOf = z.infer<typeof batchesOfSchema>;

/** A product line: quantities per pack add up ("2 strips 3 tablets" = 20 of the strip's tablets + 3 single ones). */
export const productLineSchema = z.strictObject({
  kind: z.literal('product'),
  lineId: idSchema,
  productId: idSchema,
  /** Base units, priced by the pack each was asked for in. */
  parts: z
    .array(z.strictObject({ packId: idSchema, quantity: quantitySchema }))
    .min(1)
    .max(6),
  /** A batch the cashier chose by hand; null = FEFO. */
  batchId: idSchema.nullable().default(null),
  /** Without it FEFO over all batches; a batch chosen by hand goes before. */
  batchesOf: batchesOfSchema.optional(),
  discount: moneySchema.default(0 as never),
  /** What the screen showed for this line before discount; a different one is refused as PRICE_CHANGED. */
  expectedAmount: moneySchema.optional(),
  /** Warnings the cashier has seen and accepted. */
  acknowledged: z.array(warningSchema).max(WARNINGS.length).default([]),
});
export type ProductLineInput = z.infer<typeof productLineSchema>;

/** A quick item with an open price, not in the catalogue. */
export const openLineSchema = z.strictObject({
  kind: z.literal('open'),
  lineId: idSchema,
  name: requiredTextSchema(80),
  quantity: quantitySchema,
  unitPrice: moneySchema,
  discount: moneySchema.default(0 as never),
});

export const cartLineSchema = z.discriminatedUnion('kind', [productLineSchema, openLineSchema]);
export type CartLineInput = z.infer<typeof cartLineSchema>;
