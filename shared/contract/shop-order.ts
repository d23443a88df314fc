import { z } from 'zod';
import { orderSchema } from '../marketplace/order.ts';
import { ORDER_STATUSES } from '../marketplace/order-status.ts';
import { packedShape } from './catalog.contract.ts';
import { idSchema, instantSchema, paisaSchema, stockSchema, uuidV7Schema } from './primitives.ts';

/** An order as it stands at the shop: what the marketplace last said, and beyond it what the shop said. */
export const shopOrderSchema = z.strictObject({
  order: orderSchema,
  status: z.enum(ORDER_STATUSES),
  /** What the shop said is still on its way. */
  isWaiting: z.boolean(),
  problem: z.string(),
  draftId: uuidV7Schema.nullable(),
  saleId: uuidV7Schema.nullable(),
  givenCode: z.string().nullable(),
  /** Whether its goods may be handed over: the pickup code is right, could not be asked about yet, or somebody answers for it. */
  codeState: z.enum(['none', 'right', 'unchecked', 'approved']),
  approvedBy: z.string().nullable(),
  /** What its cart comes to at the till: what is paid there is rounded as the shop rounds, what was paid online is not. */
  tillTotal: paisaSchema,
  /** Still to pay, and whether the shop collects it (rounded) or the customer pays it online; null for nothing. */
  due: z.strictObject({ amount: paisaSchema, how: z.enum(['counter', 'online']) }).nullable(),
  receivedAt: instantSchema,
  /** By this computer's clock; null when no step runs out. */
  answerBy: instantSchema.nullable(),
  /** Products by line number, with the strength: the same name may stand for several. */
  products: z.array(z.strictObject({ lineNo: z.int(), productId: idSchema, strength: z.string() })),
  /** What was sold at a till since it was promised. */
  short: z.array(z.strictObject({ productId: idSchema, missing: stockSchema, ...packedShape })),
});
export type ShopOrderDto = z.infer<typeof shopOrderSchema>;

/** What was agreed with the customer of an order, beside which its bill is compared (`shared/cart/agreed-cart.ts`). */
export const agreedCartSchema = z.strictObject({
  total: paisaSchema,
  /** Of the total. */
  delivery: paisaSchema,
  /** Base units and what they cost together, before a promo code. */
  goods: z.array(z.strictObject({ productId: idSchema, quantity: z.int(), amount: paisaSchema })),
});
export type AgreedCart = z.infer<typeof agreedCartSchema>;
