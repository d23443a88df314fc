import { z } from 'zod';
import type { BaseUnits, Paisa } from '../money/money.ts';
import { type BusinessDay, isBusinessDay } from '../time/business-day.ts';

const MAX_PAISA = 100_000_000_000_000;
/** The most base units that a quantity or a stock may have, either way. */
export const MOST_BASE_UNITS = 1_000_000_000;

/** Whole paisa, either sign. */
export const paisaSchema = z.int().min(-MAX_PAISA).max(MAX_PAISA) as unknown as z.ZodType<Paisa, number>;

/** Whole paisa, zero or more. */
export const moneySchema = z.int().min(0).max(MAX_PAISA) as unknown as z.ZodType<Paisa, number>;

/** Whole base units, at least one. */
export const quantitySchema = z.int().min(1).max(MOST_BASE_UNITS) as unknown as z.ZodType<BaseUnits, number>;

/** Whole base units, either sign (on hand can be negative where overselling is allowed). */
export const stockSchema = z.int().min(-MOST_BASE_UNITS).max(MOST_BASE_UNITS) as unknown as z.ZodType<
  BaseUnits,
  number
>;

/** A price as printed: `amount` paisa for `per` base units. */
export const rateSchema = z.strictObject({ amount: moneySchema, per: quantitySchema });

/** A client- or server-made id. */
export const idSchema = z.uuid();

/** An id that sorts by time of making; records that leave the shop carry it. */
export const uuidV7Schema = z
  .uuidv7()
  .meta({ description: 'UUID version 7 (RFC 9562): other versions are refused' });

/** A day of the shop, `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .refine(isBusinessDay, 'not a date (YYYY-MM-DD)')
  .meta({ format: 'date' }) as unknown as z.ZodType<BusinessDay, string>;

/** UTC milliseconds. */
export const instantSchema = z.int().min(0);

export const languageSchema = z.enum(['bn', 'en']);

/** How a receipt is written: one language or both, line by line. */
export const receiptLanguageSchema = z.enum(['bn', 'en', 'both']);
export type ReceiptLanguage = z.infer<typeof receiptLanguageSchema>;

/** A short free text without control characters, trimmed; may be empty. */
export const textSchema = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u, 'control characters are not allowed');

/** The same, at least one character. */
export const requiredTextSchema = (max: number) => textSchema(max).min(1);

/** A phone number as people write it, Latin or Bengali digits; kept as text. */
export const phoneSchema = z
  .string()
  .trim()
  .regex(/^[+]?[0-9০-৯][0-9০-৯ -]{4,19}$/u, 'not a phone number');

/** 4–8 digits, Latin or Bengali. */
export const pinSchema = z.string().regex(/^[0-9০-৯]{4,8}$/u, 'a PIN is 4 to 8 digits');

/** Barcode as text: leading zeros and short shop-made codes stay as they are. */
export const barcodeSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/, 'a barcode has no spaces');

/** Which rows of a long list: from `offset`, at most `limit`. */
export const pageSchema = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
};
