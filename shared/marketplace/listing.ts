import { z } from 'zod';
import type { Paisa } from '../money/money.ts';
import {
  availableSchema,
  baseQuantitySchema,
  marketIdSchema,
  marketRequiredTextSchema,
  marketTextSchema,
} from './market-primitives.ts';

/** ৳1 crore: 100,000 packs of it are still an amount of money, and its price for 1,000 base units a whole number. */
const MAX_PRICE = 1_000_000_000;

/** A unit in which a shop sells: a strip of 10 tablets for ৳12. */
export const listingPackSchema = z.strictObject({
  packId: marketIdSchema,
  /** A base unit or pack name of shared/catalog/units.ts, or the shop's own word. */
  unit: marketRequiredTextSchema(40),
  label: marketTextSchema(60),
  baseQuantity: baseQuantitySchema,
  price: z.int().min(0).max(MAX_PRICE) as unknown as z.ZodType<Paisa, number>,
});
export type ListingPack = z.infer<typeof listingPackSchema>;

/** Whether a listing needs a prescription: `none` is no medicine. */
export const drugClassSchema = z.enum(['none', 'otc', 'rx', 'controlled']);
export type DrugClass = z.infer<typeof drugClassSchema>;

/** Everything a shop says of one of its goods; the whole of it comes with every version. */
export const listingFieldsSchema = z.strictObject({
  nameBn: marketTextSchema(200),
  nameEn: marketTextSchema(200),
  generic: marketTextSchema(300),
  strength: marketTextSchema(100),
  dosageForm: marketTextSchema(100),
  manufacturer: marketTextSchema(200),
  /** Category names from the root down, as the shop keeps them. */
  categoryPath: z
    .array(z.strictObject({ nameBn: marketTextSchema(100), nameEn: marketTextSchema(100) }))
    .max(6),
  drugClass: drugClassSchema,
  description: marketTextSchema(4_000),
  specifications: z
    .array(z.strictObject({ name: marketTextSchema(80), value: marketTextSchema(300) }))
    .max(40),
  /** Barcodes of the goods; a valid GTIN tells that two shops sell the same product. */
  barcodes: z.array(z.string().min(1).max(64)).max(20),
  baseUnit: marketRequiredTextSchema(40),
  /** The first is the one whose price stands in lists. */
  packs: z.array(listingPackSchema).min(1).max(8),
  /** Base units: on hand less safety stock (availability.ts). */
  available: availableSchema,
  /** Lowest shelf life among what is offered marked down, `YYYY-MM-DD`; null when it is not a near-expiry offer. */
  nearExpiry: z.iso.date().nullable(),
  /** SHA-256 (hex) of each picture, in order; those the server lacks it asks for. */
  pictures: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(6),
});
export type ListingFields = z.infer<typeof listingFieldsSchema>;

/**
 * A listing at a version. Versions of one listing only grow; a server that has the same or a newer one ignores it. `null` fields = no longer
 * published, which is a version like any other, so that a late older version cannot bring it back.
 */
export const listingVersionSchema = z.strictObject({
  listingId: marketIdSchema,
  version: z.int().min(1),
  fields: listingFieldsSchema.nullable(),
});
export type ListingVersion = z.infer<typeof listingVersionSchema>;

/** Fields that are none: `wrong` names the first that is, as `packs.0.price`. */
export type WrongFields = { wrong: string };

/**
 * A listing as the server reads it: fields that do not fit are told from good ones instead of refusing the whole batch, so that one of the goods
 * cannot hold up the others. Id and version must fit.
 */
export const sentListingSchema = z.strictObject({
  ...listingVersionSchema.shape,
  fields: (
    listingFieldsSchema.nullable() as z.ZodType<ListingFields | WrongFields | null, ListingFields | null>
  ).catch(({ error }) => ({ wrong: error.issues[0]?.path.join('.') ?? '' })),
});
export type SentListing = z.infer<typeof sentListingSchema>;
