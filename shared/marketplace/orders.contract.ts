import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { marketRefusals } from './market-errors.ts';
import {
  customerPhoneSchema,
  marketIdSchema,
  marketMoneySchema,
  marketPageSchema,
  marketRequiredTextSchema,
  marketTextSchema,
  pictureUploadSchema,
  placeSchema,
} from './market-primitives.ts';
import { marketAsk, marketCommand, marketQuery } from './market-procedure.ts';
import { fulfilmentSchema, orderSchema, paymentMethodSchema } from './order.ts';
import { stockBandShape } from './stock-band-shape.ts';

/** A line of a cart; `quantity` in packs. */
export const cartLineSchema = z.strictObject({
  listingId: marketIdSchema,
  packId: marketIdSchema,
  quantity: z.int().min(1).max(10_000),
});
export type CartLine = z.infer<typeof cartLineSchema>;

const what = {
  shopId: marketIdSchema,
  lines: z.array(cartLineSchema).min(1).max(50),
  fulfilment: fulfilmentSchema,
  /** Where it is to be brought; null for pickup, and in a quote where it is not known yet. */
  place: placeSchema.nullable().default(null),
  promoCode: marketTextSchema(20).default(''),
};

/** The sums of a cart as the server takes them, paisa. */
export const quoteSchema = z.strictObject({
  lines: z.array(
    z.strictObject({
      listingId: marketIdSchema,
      packId: marketIdSchema,
      nameBn: z.string(),
      nameEn: z.string(),
      /** As the catalogue writes it; what tells a medicine from its namesakes. */
      strength: z.string(),
      /** Of short-dated goods marked down: the day the first of them expires. */
      nearExpiry: z.string().nullable(),
      packUnit: z.string(),
      packLabel: z.string(),
      /** Base units in one pack. */
      baseQuantity: z.int(),
      quantity: z.int(),
      price: z.int(),
      amount: z.int(),
      /** Of the listing: there is enough where `left` is at least what all lines ask of it (bandAsked in stock-band.ts). */
      ...stockBandShape,
      needsPrescription: z.boolean(),
    }),
  ),
  subtotal: z.int(),
  discount: z.int(),
  deliveryFee: z.int(),
  total: z.int(),
});

/** A change on open pages: of what everybody may know of a listing's stock or of its price, or of an order of this customer. */
export const marketEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('stock'),
    listingId: marketIdSchema,
    ...stockBandShape,
    price: z.int(),
  }),
  z.strictObject({ type: z.literal('order'), orderId: marketIdSchema, version: z.int() }),
  z.strictObject({ type: z.literal('alive') }),
]);
export type MarketEvent = z.infer<typeof marketEventSchema>;

export const cartContract = {
  /** A cart a customer left, on any device; `gone` are those of its lines that no shop offers now. */
  get: marketQuery('signed-in', '/cart', 'The cart that the account left').output(
    z.strictObject({
      items: z.array(cartLineSchema.extend({ shopId: marketIdSchema })),
      gone: z.array(cartLineSchema.extend({ shopId: marketIdSchema })),
    }),
  ),
  put: marketCommand('signed-in', '/cart', 'Keep the cart')
    .input(z.strictObject({ items: z.array(cartLineSchema.extend({ shopId: marketIdSchema })).max(100) }))
    .output(z.strictObject({})),
  quote: marketAsk('public', '/cart/quote', 'What a cart costs at a shop')
    .errors(marketRefusals('NOT_LISTED', 'PROMO_REFUSED', 'OUT_OF_ZONE', 'BELOW_MINIMUM', 'NOT_FOUND_RECORD'))
    .input(z.strictObject(what))
    .output(quoteSchema),
};

export const ordersContract = {
  uploadPrescription: marketCommand(
    'signed-in',
    '/prescriptions',
    'Keep a photo of a prescription for an order',
  )
    .errors(marketRefusals('BAD_PICTURE', 'NOT_FOUND_RECORD'))
    .input(z.strictObject({ prescriptionId: marketIdSchema, picture: pictureUploadSchema }))
    .output(z.strictObject({ prescriptionId: marketIdSchema })),
  /** Reserves and requests in one; the same order id again answers the same order. */
  place: marketCommand('signed-in', '/orders', 'Order at a shop')
    .errors(
      marketRefusals(
        'NOT_FOUND_RECORD',
        'SHOP_NOT_OPEN',
        'SOLD_OUT',
        'NOT_LISTED',
        'PRICE_CHANGED',
        'PRESCRIPTION_REQUIRED',
        'MEDICINE_NOT_ORDERABLE',
        'OUT_OF_ZONE',
        'BELOW_MINIMUM',
        'PROMO_REFUSED',
        'PAYMENT_REFUSED',
        'VERSION_CONFLICT',
      ),
    )
    .input(
      z
        .strictObject({
          orderId: marketIdSchema,
          ...what,
          expectedTotal: marketMoneySchema,
          payment: paymentMethodSchema,
          name: marketRequiredTextSchema(100),
          phone: customerPhoneSchema,
          address: marketTextSchema(300).default(''),
          note: marketTextSchema(500).default(''),
          prescriptionIds: z.array(marketIdSchema).max(5).default([]),
        })
        .refine(
          ({ fulfilment, place, address }) => fulfilment === 'pickup' || (place !== null && address !== ''),
          'a delivery needs a place and an address',
        ),
    )
    .output(orderSchema),
  list: marketQuery('signed-in', '/orders', 'Orders of this account, newest first')
    .input(z.strictObject({ ...marketPageSchema }))
    .output(z.strictObject({ items: z.array(orderSchema), total: z.int() })),
  get: marketQuery('signed-in', '/orders/one', 'One order of this account')
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ orderId: marketIdSchema }))
    .output(orderSchema),
  cancel: marketCommand('signed-in', '/orders/cancel', 'Cancel an order that is not on its way yet')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE'))
    .input(z.strictObject({ orderId: marketIdSchema }))
    .output(orderSchema),
  /** The customer's answer to a shop that offers less or something else. */
  answer: marketCommand('signed-in', '/orders/answer', 'Take or leave what the shop offers instead')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'VERSION_CONFLICT'))
    .input(z.strictObject({ orderId: marketIdSchema, version: z.int(), isAccepted: z.boolean() }))
    .output(orderSchema),
  /** For a code that was guessed away or overheard: the old one is dead, and five tries begin anew. Three new ones for an order at most. */
  newCode: marketCommand('signed-in', '/orders/new-code', 'Another pickup code for an order')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'NO_MORE_CODES'))
    .input(z.strictObject({ orderId: marketIdSchema }))
    .output(orderSchema),
  /** Where to pay an order that is awaiting payment: a page of the provider. */
  pay: marketCommand('signed-in', '/orders/pay', 'Begin to pay an order')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'ORDER_STATE', 'PAYMENT_REFUSED'))
    .input(z.strictObject({ orderId: marketIdSchema }))
    .output(z.strictObject({ url: z.string() })),
  /** Stock of the listings on the page, and changes of the caller's orders when signed in. */
  watch: marketAsk('public', '/watch', 'Live changes of listings and of own orders')
    .input(z.strictObject({ listingIds: z.array(marketIdSchema).max(200).default([]) }))
    .output(eventIterator(marketEventSchema)),
};
