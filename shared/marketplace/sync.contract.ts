import { z } from 'zod';
import { sentListingSchema } from './listing.ts';
import { marketApiSchema } from './market-api-version.ts';
import { marketRefusals } from './market-errors.ts';
import {
  availableSchema,
  marketIdSchema,
  marketMoneySchema,
  marketRequiredTextSchema,
  marketTextSchema,
  momentSchema,
  pictureUploadSchema,
} from './market-primitives.ts';
import { marketAsk, marketCommand, marketQuery, mendingCommand } from './market-procedure.ts';
import { orderSchema } from './order.ts';
import { ownShopSchema, shopProfileSchema } from './shops.contract.ts';

/** How many listings go in one batch at most. */
export const LISTINGS_AT_ONCE = 200;

/** A stock figure that travels with an order's end, applied in the same transaction, so that reservation and goods leave together. */
const stockOfListing = z.strictObject({
  listingId: marketIdSchema,
  version: z.int().min(1),
  available: availableSchema,
});

/** What the shop made of one line; a line it leaves out is as asked. */
const adjustedLine = z.strictObject({
  lineNo: z.int().min(1),
  /** Packs it can give; 0 = none. */
  quantity: z.int().min(0).max(100_000),
  /** Proposed instead of what is missing. */
  substitute: z
    .strictObject({
      listingId: marketIdSchema,
      packId: marketIdSchema,
      quantity: z.int().min(1).max(100_000),
    })
    .nullable()
    .default(null),
});

/** What the shop does with an order. Repeating the same answer (by `answerId`) changes nothing and answers the same; the
 * stock figures of a completion may be newer then. Another answer under the same id is refused (VERSION_CONFLICT). */
export const shopAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({
    kind: z.literal('adjust'),
    lines: z.array(adjustedLine).min(1).max(100),
    note: marketTextSchema(500),
  }),
  z.strictObject({ kind: z.literal('reject'), reason: marketRequiredTextSchema(500) }),
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('on-the-way') }),
  z.strictObject({
    kind: z.literal('complete'),
    /** The customer's pickup code; null for a delivery. */
    code: z.string().max(12).nullable(),
    /** Who at the shop answers for goods that went out without the code; null where the code decides. It stands in the order's history. */
    withoutCode: marketRequiredTextSchema(200).nullable().default(null),
    receiptCode: marketTextSchema(40),
    paidTotal: marketMoneySchema,
    stock: z.array(stockOfListing).max(100),
  }),
  z.strictObject({ kind: z.literal('cancel'), reason: marketRequiredTextSchema(500) }),
]);
export type ShopAnswer = z.infer<typeof shopAnswerSchema>;

/** A promo code of a shop: percent in hundredths (1000 = 10 %) or an amount, one of the two. */
export const promoSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{3,20}$/),
  percentBp: z.int().min(1).max(10_000).nullable(),
  amount: marketMoneySchema.nullable(),
  minimum: marketMoneySchema,
  startsAt: momentSchema,
  endsAt: momentSchema,
  maxUses: z.int().min(1).max(1_000_000),
});
/** A code that gives customers something off: a share in basis points or an amount, never both; times UTC ms. */
export type Promo = z.infer<typeof promoSchema>;

export const shopReviewSchema = z.strictObject({
  id: marketIdSchema,
  stars: z.int(),
  text: z.string(),
  customerName: z.string(),
  createdAt: momentSchema,
  reply: z.string(),
  orderCode: z.string(),
});

/** What a shop's own program calls with the shop's key. */
export const syncContract = {
  /** Nothing may be asked for beyond `appVersion`, and no part of the answer may go: it is by this that a program learns that it is too old. */
  hello: mendingCommand('/sync/hello', "Who the server takes the shop for, and the server's time")
    .input(z.strictObject({ appVersion: z.string().max(40) }))
    .output(
      z.strictObject({
        now: momentSchema,
        shop: ownShopSchema,
        isMedicineOrderable: z.boolean(),
        /** Of the shop, for the Sync screen. */
        listings: z.int(),
        openOrders: z.int(),
        /** How many listings may still be added (SHELF_FULL beyond); null where the marketplace does not say. */
        room: z.int().nullable().default(null),
        /** How many pictures may still be sent (SHELF_FULL beyond); null where the marketplace does not say. */
        pictureRoom: z.int().nullable().default(null),
        api: marketApiSchema,
      }),
    ),
  /**
   * Refuses an item alone with its `reason`: NO_NAME, PACK_TWICE, ID_TAKEN, SHELF_FULL (the shop has as many listings as it may), or
   * `WRONG_FIELD <path>` where its fields are not those of listingFieldsSchema. Only a batch whose form is wrong (an id, a version, the number of items) is refused as a whole (BAD_REQUEST): a shop
   * parses items by listingVersionSchema before it sends them and parks those that do not fit, so that nothing of its queue stays stuck.
   */
  putListings: marketCommand(
    'shop',
    '/sync/listings',
    'Bring listings to a version; older versions are ignored',
  )
    .input(z.strictObject({ items: z.array(sentListingSchema).min(1).max(LISTINGS_AT_ONCE) }))
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            listingId: marketIdSchema,
            /** `older`: the server has this version or a newer one, which is as good as applied. */
            result: z.enum(['applied', 'older', 'refused']),
            /** The version that the server holds now. */
            version: z.int(),
            reason: z.string(),
            /** Hashes of pictures the server lacks. */
            missingPictures: z.array(z.string()),
          }),
        ),
      }),
    ),
  /** What the server holds, by listing id: a shop that lost its place compares and sends only what differs. */
  versions: marketQuery('shop', '/sync/versions', 'Which listings the server holds at which version')
    .input(
      z.strictObject({
        after: marketIdSchema.nullable().default(null),
        limit: z.int().min(1).max(5_000).default(2_000),
      }),
    )
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({ listingId: marketIdSchema, version: z.int(), isPublished: z.boolean() }),
        ),
        isLast: z.boolean(),
      }),
    ),
  putPicture: marketCommand('shop', '/sync/pictures', 'Send a picture that the server lacks')
    .errors(marketRefusals('BAD_PICTURE', 'SHELF_FULL'))
    .input(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), picture: pictureUploadSchema }))
    .output(z.strictObject({})),
  updateShop: mendingCommand('/sync/shop', 'Change what the shop says of itself, or pause online orders')
    .errors(marketRefusals('VERSION_CONFLICT'))
    .input(z.strictObject({ version: z.int(), profile: shopProfileSchema, isPaused: z.boolean() }))
    .output(ownShopSchema),
  /** Every order that changed since `after`, oldest change first, each once at its newest; waits up to `waitMs` for the first. */
  orders: marketAsk('shop', '/sync/orders', 'Orders that changed since a place in the feed')
    .input(
      z.strictObject({
        after: z.int().min(0),
        waitMs: z.int().min(0).max(25_000).default(0),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.strictObject({
        items: z.array(z.strictObject({ seq: z.int(), order: orderSchema })),
        /** The newest place in the feed. Below `after`: the server was restored to an earlier moment, and the shop begins anew. */
        head: z.int().min(0),
        now: momentSchema,
      }),
    ),
  answer: marketCommand(
    'shop',
    '/sync/orders/answer',
    'Accept, adjust, reject, ready, send, complete or cancel an order',
  )
    .errors(
      marketRefusals(
        'NOT_FOUND_RECORD',
        'ORDER_STATE',
        'WRONG_CODE',
        'NOT_LISTED',
        'SOLD_OUT',
        'PRESCRIPTION_REQUIRED',
        'MEDICINE_NOT_ORDERABLE',
        'VERSION_CONFLICT',
      ),
    )
    .input(z.strictObject({ answerId: marketIdSchema, orderId: marketIdSchema, answer: shopAnswerSchema }))
    .output(orderSchema),
  /** A wrong code counts as a guess; after five of them none is right any more until the customer has a new one. */
  checkCode: marketCommand('shop', '/sync/orders/code', 'Whether a pickup code is that of an order')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE'))
    .input(z.strictObject({ orderId: marketIdSchema, code: z.string().max(12) }))
    .output(z.strictObject({ isRight: z.boolean(), triesLeft: z.int() })),
  newCode: marketCommand('shop', '/sync/orders/new-code', 'Send the customer a new pickup code')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'NO_MORE_CODES'))
    .input(z.strictObject({ orderId: marketIdSchema }))
    .output(orderSchema),
  prescription: marketQuery(
    'shop',
    '/sync/orders/prescription',
    'The photo of a prescription of an order of this shop',
  )
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ orderId: marketIdSchema, prescriptionId: marketIdSchema }))
    .output(z.strictObject({ mime: z.string(), contentBase64: z.string() })),
  reviews: marketQuery('shop', '/sync/reviews', 'Reviews of the shop, newest first')
    .input(z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(100).default(30) }))
    .output(z.strictObject({ items: z.array(shopReviewSchema), total: z.int() })),
  reply: marketCommand('shop', '/sync/reviews/reply', "Write or change the shop's reply to a review")
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ reviewId: marketIdSchema, text: marketTextSchema(1_000) }))
    .output(shopReviewSchema),
  promos: marketQuery('shop', '/sync/promos', 'Promo codes of the shop').output(
    z.strictObject({ items: z.array(promoSchema.extend({ used: z.int() })) }),
  ),
  putPromo: marketCommand('shop', '/sync/promos', 'Add or change a promo code')
    .input(
      promoSchema.refine(
        ({ percentBp, amount, startsAt, endsAt }) =>
          (percentBp === null) !== (amount === null) && startsAt < endsAt,
        'a percentage or an amount, and a time that ends after it begins',
      ),
    )
    .output(promoSchema.extend({ used: z.int() })),
};
