import { z } from 'zod';
import type { BaseUnits, Paisa } from '../money/money.ts';
import { toLatinDigits } from '../text/digits.ts';
import { isMobileNumber, isPhoneNumber } from '../text/phone.ts';

const MAX_PAISA = 100_000_000_000_000;

/** Whole paisa, zero or more. */
export const marketMoneySchema = z.int().min(0).max(MAX_PAISA) as unknown as z.ZodType<Paisa, number>;

/** Whole base units, zero or more. */
export const availableSchema = z.int().min(0).max(1_000_000_000) as unknown as z.ZodType<BaseUnits, number>;

/** Whole base units, at least one. */
export const baseQuantitySchema = z.int().min(1).max(1_000_000_000) as unknown as z.ZodType<
  BaseUnits,
  number
>;

/** A client- or server-made id. */
export const marketIdSchema = z.uuid();

/** UTC milliseconds. */
export const momentSchema = z.int().min(0);

/** A place on the earth, degrees (WGS 84), within Bangladesh and a margin around it: a pin elsewhere is a mistake. */
export const placeSchema = z.strictObject({
  lat: z.number().min(20).max(27.2),
  lng: z.number().min(87.5).max(93.2),
});
export type Place = z.infer<typeof placeSchema>;

/** How far around a place to look, metres; the storefront offers 500 m to 10 km. */
export const radiusSchema = z.int().min(100).max(10_000);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const CLEAN = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u;

/** A free text without control characters and halves of surrogate pairs, trimmed; may be empty. */
export const marketTextSchema = (max: number) =>
  z.string().trim().max(max).regex(CLEAN, 'control characters and halves of characters are not allowed');

/** The same, at least one character. */
export const marketRequiredTextSchema = (max: number) => marketTextSchema(max).min(1);

/** An e-mail address, lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A phone number as people write it, in digits of either script; kept as text in Latin ones, which gateways and other languages' pages need. */
export const marketPhoneSchema = z
  .string()
  .trim()
  .regex(/^[+]?[0-9০-৯][0-9০-৯ -]{4,19}$/u, 'not a phone number')
  .overwrite(toLatinDigits);

/** A customer's number as it comes in: a mobile one, because text messages go to it. What is read may be older and of any kind. */
export const customerPhoneSchema = marketPhoneSchema.refine(isMobileNumber, 'not a mobile number');

/** A shop's number as it comes in: mobile, landline or hotline. What is read may be older and of any kind. */
export const shopPhoneSchema = marketPhoneSchema.refine(isPhoneNumber, 'not a phone number');

/** Eight characters or more; what is too easy to guess is refused by the server as WEAK_PASSWORD. */
export const passwordSchema = z.string().min(8).max(200);

/** The language a person reads mails and pages in. */
export const marketLanguageSchema = z.enum(['bn', 'en']);

/** Which rows of a long list: from `offset`, at most `limit`. */
export const marketPageSchema = {
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(100).default(30),
};

/** A picture as sent: a JPEG, PNG or WebP of at most 6 MB, base64. The server draws it anew, smaller, and keeps nothing else of it. */
export const pictureUploadSchema = z.strictObject({
  mime: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  contentBase64: z.base64().min(1).max(8_400_000),
});

/** What kind of shop it is. */
export const shopKindSchema = z.enum(['medicine', 'grocery', 'electronics', 'hardware', 'restaurant']);
export type ShopKind = z.infer<typeof shopKindSchema>;

/**
 * When a shop is open: for each day of the week, Saturday first (the week of the country), spans in minutes after midnight, Dhaka time; a
 * span may end after midnight (up to 1,800 = 6 in the morning). No span = closed that day.
 */
export const hoursSchema = z
  .array(
    z
      .array(
        z
          .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1800) })
          .refine((span) => span.to > span.from, 'a span ends after it begins'),
      )
      .max(3),
  )
  .length(7);
export type Hours = z.infer<typeof hoursSchema>;
