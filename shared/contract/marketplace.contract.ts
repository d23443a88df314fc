import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { listingFieldsSchema } from '../marketplace/listing.ts';
import { emailSchema, passwordSchema, shopPhoneSchema } from '../marketplace/market-primitives.ts';
import { newShopProfileSchema, ownShopSchema, shopProfileSchema } from '../marketplace/shops.contract.ts';
import { promoSchema, shopAnswerSchema, shopReviewSchema } from '../marketplace/sync.contract.ts';
import { packedShape } from './catalog.contract.ts';
import { insteadContract } from './instead.contract.ts';
import { mapContract } from './map.contract.ts';
import { marketAddressSchema } from './market-address.ts';
import {
  idSchema,
  instantSchema,
  pinSchema,
  requiredTextSchema,
  stockSchema,
  textSchema,
  uuidV7Schema,
} from './primitives.ts';
import { command, query } from './procedure.ts';
import { agreedCartSchema, shopOrderSchema } from './shop-order.ts';

export type { AgreedCart, ShopOrderDto } from './shop-order.ts';

const account = { address: marketAddressSchema, email: emailSchema };
const page = { offset: z.int().min(0).max(100_000).default(0), limit: z.int().min(1).max(100).default(50) };
const approvalSchema = z.strictObject({ userId: idSchema, pin: pinSchema });
const away = refusals('MARKET_NOT_CONNECTED', 'TRAINING_SHOP', 'MARKET_UNREACHABLE', 'MARKET_REFUSED');

/** How the shop and its marketplace stand; times by this computer. */
export const marketStatusSchema = z.strictObject({
  connection: z.enum(['off', 'paused', 'connecting', 'online', 'waiting']),
  /** Why it waits: a code of the marketplace, UNREACHABLE, NO_KEY; null where all is well. */
  failure: z.string().nullable(),
  sending: z.enum(['goods', 'answers', 'pictures', 'compare']).nullable(),
  address: z.string(),
  email: z.string(),
  shop: ownShopSchema.nullable(),
  waiting: z.int(),
  parked: z.int(),
  answersWaiting: z.int(),
  published: z.int(),
  /** Listings at the marketplace when it was last greeted. */
  serverListings: z.int(),
  newOrders: z.int(),
  /** Orders that came to nothing after the shop took them on, and nobody has seen it; and those that went out on a wrong code. */
  overOrders: z.int(),
  lastSuccessAt: instantSchema.nullable(),
  /** By how much this computer's clock is ahead of the marketplace's. */
  clockAheadMs: z.int(),
  /** The marketplace takes no orders for the shop: a pause here held them, or the owner did. */
  isPauseTold: z.boolean(),
  isMedicineOrderable: z.boolean(),
});
export type MarketStatusDto = z.infer<typeof marketStatusSchema>;

export const marketPolicySchema = z.strictObject({
  /** Base units of every product that are not offered. */
  safetyStock: stockSchema.refine((value) => value >= 0),
  nearExpiry: z
    .strictObject({ days: z.int().min(1).max(365), percentBp: z.int().min(0).max(9_000) })
    .nullable(),
});
export type MarketPolicyDto = z.infer<typeof marketPolicySchema>;

const goodsSchema = z.strictObject({
  productId: idSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  strength: z.string(),
  ...packedShape,
  isPublished: z.boolean(),
  isCounted: z.boolean(),
  onHand: stockSchema,
  safetyStock: stockSchema.nullable(),
  state: z.enum(['none', 'due', 'sending', 'done', 'parked']),
  reason: z.string(),
});
export type MarketGoodsDto = z.infer<typeof goodsSchema>;

const none = z.strictObject({});

export const marketplaceContract = {
  ...mapContract,
  ...insteadContract,
  status: query('sales.sell', '/marketplace').input(none).output(marketStatusSchema),
  /** Whether an order waits for the shop's answer, or to be seen: all that a locked till says of it. */
  waiting: query('public', '/marketplace/waiting')
    .input(none)
    .output(z.strictObject({ isWaiting: z.boolean() })),
  signUp: command('marketplace.manage', '/marketplace/sign-up')
    .errors(refusals('MARKET_UNREACHABLE', 'MARKET_REFUSED', 'TRAINING_SHOP'))
    .input(
      z.strictObject({
        ...account,
        password: passwordSchema,
        name: requiredTextSchema(100),
        phone: shopPhoneSchema,
      }),
    )
    .output(none),
  shops: command('marketplace.manage', '/marketplace/shops')
    .errors(refusals('MARKET_UNREACHABLE', 'MARKET_REFUSED', 'TRAINING_SHOP'))
    .input(z.strictObject({ ...account, password: z.string().max(200) }))
    .output(z.strictObject({ items: z.array(ownShopSchema) })),
  connect: command('marketplace.manage', '/marketplace/connect')
    .errors(refusals('MARKET_UNREACHABLE', 'MARKET_REFUSED', 'NO_SECRET_STORE', 'TRAINING_SHOP'))
    .input(
      z.strictObject({
        ...account,
        password: z.string().max(200),
        shopId: idSchema,
        /** Registers a new shop; null takes one that the account has. */
        profile: newShopProfileSchema.nullable(),
      }),
    )
    .output(marketStatusSchema),
  disconnect: command('marketplace.manage', '/marketplace/disconnect').input(none).output(marketStatusSchema),
  /** Stops or goes on with sending and receiving. */
  pause: command('marketplace.manage', '/marketplace/pause')
    .errors(refusals('MARKET_NOT_CONNECTED'))
    .input(z.strictObject({ isPaused: z.boolean() }))
    .output(marketStatusSchema),
  updateShop: command('marketplace.manage', '/marketplace/shop')
    .errors(away)
    .input(z.strictObject({ profile: shopProfileSchema, isPaused: z.boolean() }))
    .output(ownShopSchema),
  syncNow: command('marketplace.publish', '/marketplace/sync').input(none).output(marketStatusSchema),
  policy: query('marketplace.publish', '/marketplace/policy').input(none).output(marketPolicySchema),
  savePolicy: command('marketplace.publish', '/marketplace/policy')
    .input(marketPolicySchema)
    .output(marketPolicySchema),
  goods: command('marketplace.publish', '/marketplace/goods')
    .meta({ kind: 'query', access: 'marketplace.publish' })
    .input(
      z.strictObject({
        text: textSchema(100).default(''),
        categoryId: idSchema.nullable().default(null),
        show: z.enum(['all', 'published', 'hidden', 'parked']).default('all'),
        ...page,
      }),
    )
    .output(z.strictObject({ items: z.array(goodsSchema), total: z.int() })),
  categories: query('marketplace.publish', '/marketplace/categories')
    .input(none)
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            id: idSchema,
            parentId: idSchema.nullable(),
            nameBn: z.string(),
            nameEn: z.string(),
            products: z.int(),
            published: z.int(),
            isPublished: z.boolean(),
          }),
        ),
      }),
    ),
  /** What publishing all goods, or those of a category and below it, would change; medicine on prescription among them. */
  publishCounts: query('marketplace.publish', '/marketplace/publish-counts')
    .input(z.strictObject({ categoryId: idSchema.nullable().default(null) }))
    .output(z.strictObject({ hidden: z.int(), hiddenOnPrescription: z.int(), published: z.int() })),
  /** Publishes goods or takes them off: some, a category with everything that will come into it, or all. */
  publish: command('marketplace.publish', '/marketplace/publish')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        what: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('products'), ids: z.array(idSchema).min(1).max(500) }),
          z.strictObject({ kind: z.literal('category'), id: idSchema }),
          z.strictObject({ kind: z.literal('all') }),
        ]),
        isPublished: z.boolean(),
      }),
    )
    .output(z.strictObject({ changed: z.int() })),
  setSafetyStock: command('marketplace.publish', '/marketplace/safety-stock')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ productId: idSchema, safetyStock: stockSchema.nullable() }))
    .output(none),
  /** What a buyer sees of one of the goods, published or not. */
  preview: query('marketplace.publish', '/marketplace/preview')
    .input(z.strictObject({ productId: idSchema }))
    .output(
      z.strictObject({
        regular: listingFieldsSchema.nullable(),
        nearExpiry: listingFieldsSchema.nullable(),
      }),
    ),
  parked: query('marketplace.publish', '/marketplace/parked')
    .input(none)
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            productId: idSchema,
            nameBn: z.string(),
            nameEn: z.string(),
            reason: z.string(),
            changedAt: instantSchema,
          }),
        ),
      }),
    ),
  retry: command('marketplace.publish', '/marketplace/retry')
    .input(z.strictObject({ productIds: z.array(idSchema).max(500).nullable() }))
    .output(z.strictObject({ retried: z.int() })),
  orders: query('marketplace.orders', '/marketplace/orders')
    .input(z.strictObject({ open: z.boolean().default(true), ...page }))
    .output(z.strictObject({ items: z.array(shopOrderSchema), total: z.int() })),
  /** The shop's answer to an order, kept at once and sent when the marketplace can be reached. */
  answer: command('marketplace.orders', '/marketplace/orders/answer')
    .errors(refusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'PHARMACIST_NEEDED', 'PRESCRIPTION_UNSEEN'))
    .input(z.strictObject({ answerId: uuidV7Schema, orderId: idSchema, answer: shopAnswerSchema }))
    .output(shopOrderSchema),
  /** The order whose held cart this is, and what was agreed for it; null for an ordinary cart, the latter also where that cart is no longer sold. */
  cartOrder: query('sales.sell', '/marketplace/orders/of-cart')
    .input(z.strictObject({ draftId: uuidV7Schema }))
    .output(z.strictObject({ order: shopOrderSchema.nullable(), agreed: agreedCartSchema.nullable() })),
  /** Asks for the pickup code that the customer says, in either script; kept unchecked where the marketplace cannot be reached. */
  checkCode: command('marketplace.orders', '/marketplace/orders/code')
    .errors(refusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'WRONG_PICKUP_CODE'))
    .input(z.strictObject({ orderId: idSchema, code: z.string().trim().min(1).max(12) }))
    .output(shopOrderSchema),
  /** The marketplace sends the customer another pickup code. */
  newCode: command('marketplace.orders', '/marketplace/orders/new-code')
    .errors({ ...away, ...refusals('NOT_FOUND_RECORD', 'ORDER_STATE') })
    .input(z.strictObject({ orderId: idSchema }))
    .output(shopOrderSchema),
  /** Somebody with the right to it answers, by PIN, for handing over without the code. */
  approveHandOver: command('marketplace.orders', '/marketplace/orders/hand-over')
    .errors(refusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'PREPAID_NEEDS_CODE'))
    .errors(refusals('WRONG_PIN', 'LOCKED_OUT', 'NOT_ALLOWED'))
    .input(z.strictObject({ orderId: idSchema, approval: approvalSchema }))
    .output(shopOrderSchema),
  /** What went wrong with an order that is over was seen: no till says it any more. */
  seen: command('marketplace.orders', '/marketplace/orders/seen')
    .errors(refusals('NOT_FOUND_RECORD', 'ORDER_STATE'))
    .input(z.strictObject({ orderId: idSchema }))
    .output(shopOrderSchema),
  reviews: query('marketplace.publish', '/marketplace/reviews')
    .errors(away)
    .input(z.strictObject({ ...page }))
    .output(z.strictObject({ items: z.array(shopReviewSchema), total: z.int() })),
  reply: command('marketplace.publish', '/marketplace/reviews/reply')
    .errors(away)
    .input(z.strictObject({ reviewId: idSchema, text: textSchema(1_000) }))
    .output(shopReviewSchema),
  promos: query('marketplace.publish', '/marketplace/promos')
    .errors(away)
    .input(none)
    .output(z.strictObject({ items: z.array(promoSchema.extend({ used: z.int() })) })),
  putPromo: command('marketplace.manage', '/marketplace/promos')
    .errors(away)
    .input(promoSchema)
    .output(promoSchema.extend({ used: z.int() })),
  /** Base units promised to open orders, by product: what other customers at the till should leave. */
  reserved: query('sales.sell', '/marketplace/reserved')
    .input(none)
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            productId: idSchema,
            orderId: idSchema,
            /** Held cart of the order: selling it keeps the promise. */
            draftId: uuidV7Schema.nullable(),
            code: z.string(),
            quantity: stockSchema,
          }),
        ),
      }),
    ),
};
