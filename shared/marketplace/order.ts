import { z } from 'zod';
import { drugClassSchema } from './listing.ts';
import { marketIdSchema, momentSchema, placeSchema } from './market-primitives.ts';
import { ORDER_STATUSES } from './order-status.ts';

const orderStatusSchema = z.enum(ORDER_STATUSES);

export const fulfilmentSchema = z.enum(['pickup', 'delivery']);
export type Fulfilment = z.infer<typeof fulfilmentSchema>;

/** Cash is given at the counter or at the door; the others go through the payment port. */
export const paymentMethodSchema = z.enum(['cash', 'bkash', 'nagad', 'rocket', 'card']);
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

/** Where the money of an order is. `refund-due`: paid for and then not delivered; the provider is asked until it is `refunded`. */
export const paymentStatusSchema = z.enum(['unpaid', 'pending', 'paid', 'failed', 'refund-due', 'refunded']);

/** One line; `quantity` in packs. What the shop changed stands beside what was asked. */
export const orderLineSchema = z.strictObject({
  lineNo: z.int(),
  listingId: marketIdSchema,
  productId: marketIdSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  /** As the catalogue writes it; '' from a marketplace that does not say. */
  strength: z.string().default(''),
  /** Of short-dated goods that were offered marked down: the day the first of them expires; null for any others, and from a marketplace that does not say. */
  nearExpiry: z.string().nullable().default(null),
  packId: marketIdSchema,
  packUnit: z.string(),
  packLabel: z.string(),
  baseQuantity: z.int(),
  price: z.int(),
  asked: z.int(),
  quantity: z.int(),
  amount: z.int(),
  drugClass: drugClassSchema,
  /** Line for which this one is proposed instead; null for a line the customer asked. */
  substituteFor: z.int().nullable(),
});
export type OrderLineDto = z.infer<typeof orderLineSchema>;

export const orderEventSchema = z.strictObject({
  seq: z.int(),
  at: momentSchema,
  status: orderStatusSchema,
  by: z.enum(['customer', 'shop', 'timer', 'payment']),
  /** What was said with a step. An event that leaves the status as it was has a word here: `new-code`, `begun`, `paid`, `failed`, `refund`, `refunded`. */
  note: z.string(),
});

/** Digits of a pickup code. */
export const PICKUP_CODE_DIGITS = 6;

/** An order as shop and customer both see it; the pickup code only the customer. Money in paisa. */
export const orderSchema = z.strictObject({
  id: marketIdSchema,
  /** Short number people say aloud. */
  code: z.string(),
  shopId: marketIdSchema,
  shopNameBn: z.string(),
  shopNameEn: z.string(),
  shopPhone: z.string(),
  customerName: z.string(),
  customerPhone: z.string(),
  status: orderStatusSchema,
  version: z.int(),
  fulfilment: fulfilmentSchema,
  address: z.string(),
  place: placeSchema.nullable(),
  note: z.string(),
  shopNote: z.string(),
  payment: paymentMethodSchema,
  paymentStatus: paymentStatusSchema,
  lines: z.array(orderLineSchema),
  subtotal: z.int(),
  discount: z.int(),
  promoCode: z.string(),
  deliveryFee: z.int(),
  total: z.int(),
  /** Paisa that came in and were not given back; the rest is due in cash. */
  paid: z.int(),
  /** Paisa that went back to the customer, or are on their way back. */
  refund: z.int().default(0),
  /** The provider's id of the payment that came in; '' where none did. */
  trxId: z.string().default(''),
  needsPrescription: z.boolean(),
  prescriptionIds: z.array(marketIdSchema),
  /** null for everybody but the customer. */
  pickupCode: z.string().nullable(),
  receiptCode: z.string(),
  /** When the present step runs out; null when none does. */
  answerBy: momentSchema.nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  events: z.array(orderEventSchema),
  isReviewed: z.boolean(),
});
export type OrderDto = z.infer<typeof orderSchema>;
