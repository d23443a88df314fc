import { z } from 'zod';
import { drugClassSchema, listingPackSchema } from './listing.ts';
import { marketRefusals } from './market-errors.ts';
import {
  hoursSchema,
  marketIdSchema,
  marketPageSchema,
  marketTextSchema,
  momentSchema,
  placeSchema,
  radiusSchema,
  shopKindSchema,
} from './market-primitives.ts';
import { marketAsk, marketQuery } from './market-procedure.ts';
import { paymentMethodSchema } from './order.ts';
import { stockBandShape } from './stock-band-shape.ts';

/** What the storefront shows of a product that several shops may have. */
export const marketProductSchema = z.strictObject({
  id: marketIdSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  generic: z.string(),
  strength: z.string(),
  dosageForm: z.string(),
  manufacturer: z.string(),
  categoryId: z.string().nullable(),
  drugClass: drugClassSchema,
  /** Path of its first picture, or ''. */
  picture: z.string(),
});
export type MarketProductDto = z.infer<typeof marketProductSchema>;

/** A shop in a list. Distances in metres from the place asked; times UTC ms. */
export const shopCardSchema = z.strictObject({
  id: marketIdSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  kind: shopKindSchema,
  address: z.string(),
  place: placeSchema,
  distanceM: z.int().nullable(),
  isOpen: z.boolean(),
  /** When it closes next, or, being closed, opens next; null where its hours say never. */
  changesAt: momentSchema.nullable(),
  delivers: z.boolean(),
  deliveryFee: z.int(),
  /** True where it delivers to the place asked. */
  deliversHere: z.boolean(),
  /** Average in hundredths; 0 without reviews. */
  rating: z.int(),
  reviews: z.int(),
  /** To the minute. */
  lastSyncedAt: momentSchema.nullable(),
  /** It has not reported for too long: stock may have changed. */
  isStale: z.boolean(),
});
export type ShopCardDto = z.infer<typeof shopCardSchema>;

/** What a shop has of a product, and how much of it as far as everybody may know (stock-band.ts). */
export const offerSchema = z.strictObject({
  listingId: marketIdSchema,
  shop: shopCardSchema,
  product: marketProductSchema,
  packs: z.array(listingPackSchema),
  baseUnit: z.string(),
  ...stockBandShape,
  nearExpiry: z.string().nullable(),
});
export type OfferDto = z.infer<typeof offerSchema>;

const near = { place: placeSchema, radiusM: radiusSchema.default(1_000) };

/** `best`: near, fresh, open and in stock first; the others as they say. */
export const offerSortSchema = z.enum(['best', 'distance', 'price']);

const filters = {
  isOpenNow: z.boolean().default(false),
  isInStock: z.boolean().default(true),
  delivers: z.boolean().default(false),
  sort: offerSortSchema.default('best'),
};

/** What every page needs to know of the marketplace itself. */
export const aboutSchema = z.strictObject({
  /** False: medicine that needs a prescription is shown and cannot be ordered. */
  isMedicineOrderable: z.boolean(),
  /** A marketplace to try things out with: its shops and people are made up. Training shops connect to no other. */
  isDemo: z.boolean().default(false),
  /** The ways to pay: cash, and what the marketplace's payment provider takes. */
  payments: z.array(paymentMethodSchema),
  /** Online map tiles (`https://tile.example.org/{z}/{x}/{y}.png`) and what their owner wants said; null: the page's own outline. */
  tiles: z.strictObject({ url: z.string(), attribution: z.string() }).nullable(),
});
export type AboutDto = z.infer<typeof aboutSchema>;

export const findContract = {
  about: marketQuery('public', '/about', 'What every page needs to know of the marketplace').output(
    aboutSchema,
  ),
  suggest: marketQuery(
    'public',
    '/suggest',
    'Products whose name, generic or company begins or sounds like the text',
  )
    .input(z.strictObject({ text: marketTextSchema(100), limit: z.int().min(1).max(20).default(8) }))
    .output(z.strictObject({ items: z.array(marketProductSchema) })),
  offers: marketAsk('public', '/offers', 'Who has what was typed, or a chosen product, around a place')
    .errors(marketRefusals('TOO_SLOW'))
    .input(
      z.strictObject({
        ...near,
        ...filters,
        text: marketTextSchema(100).default(''),
        productId: marketIdSchema.nullable().default(null),
        categoryId: marketTextSchema(60).nullable().default(null),
        shopKind: shopKindSchema.nullable().default(null),
        ...marketPageSchema,
      }),
    )
    .output(
      z.strictObject({ items: z.array(offerSchema), total: z.int(), products: z.array(marketProductSchema) }),
    ),
  basket: marketAsk(
    'public',
    '/basket',
    'Shops around a place that have several products, those with all of them first',
  )
    .input(
      z.strictObject({
        ...near,
        isOpenNow: z.boolean().default(false),
        lines: z
          .array(z.strictObject({ productId: marketIdSchema, quantity: z.int().min(1).max(100_000) }))
          .min(1)
          .max(20),
      }),
    )
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            shop: shopCardSchema,
            has: z.int(),
            /** Paisa for the lines it has. */
            total: z.int(),
            offers: z.array(offerSchema),
            missing: z.array(marketIdSchema),
          }),
        ),
      }),
    ),
  product: marketQuery(
    'public',
    '/products/one',
    'A product with its description, specifications and pictures',
  )
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ productId: marketIdSchema }))
    .output(
      z.strictObject({
        product: marketProductSchema,
        description: z.string(),
        specifications: z.array(z.strictObject({ name: z.string(), value: z.string() })),
        pictures: z.array(z.string()),
        category: z.array(z.strictObject({ id: z.string(), nameBn: z.string(), nameEn: z.string() })),
      }),
    ),
  similar: marketQuery(
    'public',
    '/products/similar',
    'Products like this one, by the words of name, generic and category',
  )
    .input(z.strictObject({ productId: marketIdSchema, limit: z.int().min(1).max(20).default(8) }))
    .output(z.strictObject({ items: z.array(marketProductSchema) })),
  boughtTogether: marketQuery('public', '/products/together', 'Products often bought in the same order')
    .input(z.strictObject({ productId: marketIdSchema, limit: z.int().min(1).max(20).default(8) }))
    .output(z.strictObject({ items: z.array(marketProductSchema) })),
  forMe: marketQuery('signed-in', '/products/for-me', 'Products suggested by favourites and earlier orders')
    .input(z.strictObject({ limit: z.int().min(1).max(20).default(8) }))
    .output(z.strictObject({ items: z.array(marketProductSchema) })),
  shops: marketAsk('public', '/shops/near', 'Shops around a place')
    .input(
      z.strictObject({
        ...near,
        isOpenNow: z.boolean().default(false),
        kind: shopKindSchema.nullable().default(null),
        ...marketPageSchema,
      }),
    )
    .output(z.strictObject({ items: z.array(shopCardSchema), total: z.int() })),
  shop: marketAsk('public', '/shops/one', 'A shop, with its hours')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ shopId: marketIdSchema, place: placeSchema.nullable().default(null) }))
    .output(
      z.strictObject({
        shop: shopCardSchema,
        hours: hoursSchema,
        phone: z.string(),
        drugLicence: z.string(),
        deliveryRadiusM: z.int(),
        deliveryMinimum: z.int(),
        listings: z.int(),
      }),
    ),
  shelf: marketQuery('public', '/shops/shelf', 'What one shop offers')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        shopId: marketIdSchema,
        text: marketTextSchema(100).default(''),
        categoryId: marketTextSchema(60).nullable().default(null),
        ...marketPageSchema,
      }),
    )
    .output(z.strictObject({ items: z.array(offerSchema), total: z.int() })),
  categories: marketQuery('public', '/categories', 'The tree of categories').output(
    z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          parentId: z.string().nullable(),
          nameBn: z.string(),
          nameEn: z.string(),
          shopKind: shopKindSchema,
        }),
      ),
    }),
  ),
};
