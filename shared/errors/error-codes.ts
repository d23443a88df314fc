import { z } from 'zod';

const none = z.strictObject({});
/** Where in a delivery the refused line stands, counted from 0, and which of its fields is wrong. */
const inDelivery = { line: z.int().optional(), field: z.string().optional() };
const productRef = z.strictObject({ productId: z.string(), lineId: z.string().optional(), ...inDelivery });

/**
 * Every refusal a caller must be ready for: HTTP status, an English sentence for logs and the API page (the screen shows its
 * own text under the key `errors.<CODE>`), and the data that comes with it. A bug is none of these: it becomes INTERNAL.
 */
export const ERRORS = {
  /** `path` leads to the field in the input, as keys and positions. */
  BAD_INPUT: {
    status: 400,
    message: 'The input does not have the shape that the API page names.',
    data: z.strictObject({
      issues: z.array(
        z.strictObject({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }),
      ),
    }),
  },
  DISK_FULL: {
    status: 507,
    message: 'The disk is full; nothing was changed. Free some space, then do it again.',
    data: none,
  },
  DISK_FAULT: {
    status: 500,
    message: 'The disk cannot be read or written; nothing was changed.',
    data: none,
  },
  SETUP_REQUIRED: { status: 409, message: 'The shop has not been set up yet.', data: none },
  SETUP_DONE: { status: 409, message: 'The shop has been set up already.', data: none },
  SIGN_IN_REQUIRED: { status: 401, message: 'Sign in with a PIN first.', data: none },
  WRONG_PIN: { status: 401, message: 'The PIN is wrong.', data: z.strictObject({ attemptsLeft: z.int() }) },
  LOCKED_OUT: { status: 429, message: 'Too many wrong PINs.', data: z.strictObject({ until: z.int() }) },
  PIN_TOO_WEAK: { status: 422, message: 'The PIN is too easy to guess.', data: none },
  NOT_ALLOWED: {
    status: 403,
    message: 'This user may not do that.',
    data: z.strictObject({ permission: z.string() }),
  },
  NEEDS_APPROVAL: {
    status: 403,
    message: 'A person with more rights must approve.',
    /** `limit` is the cap in hundredths of a percent: the seller's, or with reason `approver` that of who wanted to approve. */
    data: z.strictObject({ reason: z.enum(['discount', 'approver']), limit: z.int() }),
  },
  LAST_OWNER: { status: 409, message: 'A shop keeps at least one active owner.', data: none },
  PAIRING_REFUSED: { status: 403, message: 'The pairing code is wrong or too old.', data: none },
  UNKNOWN_TILL: { status: 401, message: 'This till is not paired with the shop.', data: none },
  NOT_FOUND_RECORD: {
    status: 404,
    message: 'There is no such record.',
    data: z.strictObject({ entity: z.string(), id: z.string() }),
  },
  VERSION_CONFLICT: {
    status: 409,
    message: 'Somebody changed this meanwhile.',
    data: z.strictObject({ entity: z.string(), id: z.string() }),
  },
  TOO_MANY_ROWS: {
    status: 413,
    message: 'The list is too long for one file.',
    data: z.strictObject({ most: z.int() }),
  },
  DUPLICATE: {
    status: 409,
    message: 'That already exists.',
    data: z.strictObject({
      entity: z.string(),
      field: z.string(),
      value: z.string(),
      id: z.string().optional(),
    }),
  },
  UNKNOWN_BARCODE: {
    status: 404,
    message: 'No product has this barcode.',
    data: z.strictObject({ code: z.string() }),
  },
  UNKNOWN_PRODUCT: {
    status: 422,
    message: 'The product does not exist or is no longer sold.',
    data: productRef,
  },
  UNKNOWN_PACK: { status: 422, message: 'The pack does not belong to the product.', data: productRef },
  PACK_SIZE: {
    status: 422,
    message: 'A kg holds 1000 g, a litre 1000 ml, a dozen 12: such a pack has no other size.',
    data: z.strictObject({ unit: z.string(), baseUnit: z.string(), baseQuantity: z.int() }),
  },
  PACK_IN_USE: {
    status: 409,
    message:
      'Goods were received by this pack: its size stays, and whether they are counted, weighed or poured. Make a new pack, or a new product.',
    data: z.strictObject({ productId: z.string(), unit: z.string() }),
  },
  BAD_QUANTITY: {
    status: 422,
    message: 'The quantity is not a whole, positive number of base units.',
    data: productRef,
  },
  BAD_PRICE: {
    status: 422,
    message: 'The price is more than a line may cost.',
    data: productRef,
  },
  NO_PRICE: { status: 422, message: 'The product has no price yet.', data: productRef },
  BATCH_NOT_SELLABLE: {
    status: 422,
    message: 'The batch is expired or in quarantine.',
    data: z.strictObject({
      productId: z.string(),
      lineId: z.string().optional(),
      batchId: z.string(),
      ...inDelivery,
      reason: z.enum(['expired', 'quarantined', 'unknown']),
    }),
  },
  OUT_OF_STOCK: {
    status: 409,
    message: 'There is less on hand than asked for.',
    data: z.strictObject({
      productId: z.string(),
      lineId: z.string().optional(),
      asked: z.int(),
      onHand: z.int(),
      expired: z.int(),
      mayAcknowledge: z.boolean(),
    }),
  },
  PRICE_CHANGED: {
    status: 409,
    message: 'Prices changed since the cart was shown.',
    data: z.strictObject({
      expectedTotal: z.int(),
      total: z.int(),
      lines: z.array(z.strictObject({ lineId: z.string(), amount: z.int(), net: z.int() })),
    }),
  },
  ABOVE_MRP: { status: 422, message: 'The price is above the printed MRP.', data: productRef },
  NOT_ACKNOWLEDGED: {
    status: 409,
    message: 'The cashier must first confirm a warning.',
    data: z.strictObject({ productId: z.string(), lineId: z.string(), warning: z.string() }),
  },
  BAD_DISCOUNT: {
    status: 422,
    message: 'The discount is larger than the amount.',
    data: z.strictObject({ lineId: z.string().optional() }),
  },
  TENDERS_DO_NOT_ADD_UP: {
    status: 422,
    message: 'The tenders do not add up to the total.',
    data: z.strictObject({ total: z.int(), tendered: z.int() }),
  },
  CASH_SHORT: {
    status: 422,
    message: 'Less cash was received than is to be paid.',
    data: z.strictObject({ amount: z.int(), received: z.int() }),
  },
  TRXID_REQUIRED: {
    status: 422,
    message: 'This tender needs its transaction id.',
    data: z.strictObject({ kind: z.string() }),
  },
  TRXID_USED: {
    status: 409,
    message: 'This transaction id was used before.',
    data: z.strictObject({ kind: z.string(), trxId: z.string(), receiptCode: z.string() }),
  },
  TRXID_TWICE: {
    status: 409,
    message: 'This transaction id stands twice in this bill.',
    data: z.strictObject({ kind: z.string(), trxId: z.string() }),
  },
  CUSTOMER_REQUIRED: { status: 422, message: 'Baki (credit) needs a customer.', data: none },
  IMPORT_UNREADABLE: {
    status: 422,
    message: 'The file could not be read.',
    data: z.strictObject({ reason: z.string() }),
  },
  IMPORT_EMPTY: { status: 422, message: 'The file has no rows.', data: none },
  IMPORT_STATE: {
    status: 409,
    message: 'The import is not in a state for that.',
    data: z.strictObject({ status: z.string() }),
  },
  IMPORT_IN_USE: {
    status: 409,
    message: 'Goods of this import were sold or changed since.',
    data: z.strictObject({ products: z.int() }),
  },
  MARKET_NOT_CONNECTED: { status: 409, message: 'The shop is not connected to a marketplace.', data: none },
  MARKET_UNREACHABLE: { status: 424, message: 'The marketplace did not answer.', data: none },
  MARKET_REFUSED: {
    status: 422,
    message: 'The marketplace refused.',
    /** Code of the marketplace's own refusal. */
    data: z.strictObject({ code: z.string() }),
  },
  TRAINING_SHOP: {
    status: 409,
    message: 'This is a training shop: it connects to a demo of the marketplace on this computer only.',
    data: none,
  },
  NO_SECRET_STORE: { status: 409, message: 'This computer has no place to keep the key.', data: none },
  ORDER_STATE: {
    status: 409,
    message: 'The order is not in a state for that.',
    /** `by`: who at the shop brought it there, where somebody did. */
    data: z.strictObject({ status: z.string(), by: z.string().optional() }),
  },
  PICKUP_CODE_REQUIRED: {
    status: 409,
    message: 'Ask the customer for the pickup code first.',
    /** `code` is the order's number. */
    data: z.strictObject({ orderId: z.string(), code: z.string() }),
  },
  ORDER_CART: {
    status: 409,
    message: 'The cart is that of an order of the marketplace: cancel the order instead.',
    /** `code` is the order's number. */
    data: z.strictObject({ orderId: z.string(), code: z.string() }),
  },
  MORE_THAN_AGREED: {
    status: 422,
    message: 'The customer of the order was promised less.',
    /** Paisa beyond what was agreed for the goods on the bill. */
    data: z.strictObject({ amount: z.int() }),
  },
  PAID_ONLINE: {
    status: 422,
    message: 'The order was paid online: that tender is exactly what was paid, the rest comes by another.',
    /** The one tender that belongs on the bill. */
    data: z.strictObject({ kind: z.string(), amount: z.int(), trxId: z.string() }),
  },
  WRONG_PICKUP_CODE: {
    status: 422,
    message: 'The pickup code is wrong.',
    data: z.strictObject({ triesLeft: z.int() }),
  },
  PREPAID_NEEDS_CODE: {
    status: 409,
    message: 'An order paid online is handed over by the pickup code alone.',
    data: none,
  },
  PHARMACIST_NEEDED: {
    status: 403,
    message: 'A pharmacist must look at the prescription first.',
    data: none,
  },
  PRESCRIPTION_UNSEEN: {
    status: 409,
    message: 'Open every photo of the prescription before you answer the order.',
    data: none,
  },
} as const;

/** The name of an expected refusal. */
export type ErrorCode = keyof typeof ERRORS;

/** What comes with a refusal of this code. */
export type ErrorData<Code extends ErrorCode> = z.infer<(typeof ERRORS)[Code]['data']>;

/** The part of ERRORS that a procedure declares, in the shape its contract wants. */
export function refusals<Code extends ErrorCode>(...codes: readonly Code[]): Pick<typeof ERRORS, Code> {
  return Object.fromEntries(codes.map((code) => [code, ERRORS[code]])) as Pick<typeof ERRORS, Code>;
}

/** Thrown by a use case that refuses: everything of its transaction is rolled back and the caller gets code and data. */
export class Refusal<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly data: ErrorData<Code>;

  constructor(code: Code, data: ErrorData<Code>) {
    super(ERRORS[code].message);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}
