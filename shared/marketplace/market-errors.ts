import { z } from 'zod';

const none = z.strictObject({});
const about = z.strictObject({ entity: z.string(), id: z.string() });

/**
 * Every refusal a caller of the marketplace must be ready for: HTTP status, an English sentence for logs and the API page (a page shows its
 * own text under `errors.<CODE>`), and the data that comes with it. A bug is none of these: it becomes INTERNAL.
 */
export const MARKET_ERRORS = {
  SIGN_IN_REQUIRED: { status: 401, message: 'Sign in first.', data: none },
  WRONG_PASSWORD: { status: 401, message: 'The e-mail or the password is wrong.', data: none },
  EMAIL_NOT_VERIFIED: { status: 403, message: 'The e-mail address has not been confirmed yet.', data: none },
  WEAK_PASSWORD: { status: 422, message: 'The password is too easy to guess.', data: none },
  BAD_TOKEN: { status: 401, message: 'The link or token is wrong, used or too old.', data: none },
  NOT_ALLOWED: {
    status: 403,
    message: 'This account may not do that.',
    // To the key of a shop that administrators refused or suspended, what they decided and why.
    data: z.strictObject({
      shop: z.strictObject({ status: z.enum(['rejected', 'suspended']), reason: z.string() }).optional(),
    }),
  },
  // Of one caller, or of all together: the database has more to do than it can.
  TOO_MANY: {
    status: 429,
    message: 'Too much at once; try again later.',
    data: z.strictObject({ retryAfterSeconds: z.int() }),
  },
  TOO_SLOW: { status: 422, message: 'This took too long; ask for less, or try again later.', data: none },
  NOT_FOUND_RECORD: { status: 404, message: 'There is no such record.', data: about },
  VERSION_CONFLICT: { status: 409, message: 'This changed meanwhile.', data: about },
  SHOP_NOT_OPEN: {
    status: 409,
    message: 'The shop takes no orders now.',
    data: z.strictObject({ reason: z.enum(['not-approved', 'paused', 'closed']) }),
  },
  SOLD_OUT: {
    status: 409,
    message: 'There is less than asked for.',
    // `left` is exact up to the bound of the public figure, and that bound beyond it (stock-band.ts): a refusal costs nothing to come by.
    data: z.strictObject({
      lines: z.array(z.strictObject({ listingId: z.string(), asked: z.int(), left: z.int() })),
    }),
  },
  NOT_LISTED: {
    status: 422,
    message: 'The shop does not offer this.',
    data: z.strictObject({ listingId: z.string() }),
  },
  PRICE_CHANGED: {
    status: 409,
    message: 'Prices changed since the cart was shown.',
    data: z.strictObject({ expectedTotal: z.int(), total: z.int() }),
  },
  PRESCRIPTION_REQUIRED: {
    status: 422,
    message: 'This medicine needs a photo of the prescription.',
    data: z.strictObject({ listingIds: z.array(z.string()) }),
  },
  MEDICINE_NOT_ORDERABLE: {
    status: 409,
    message: 'Medicine on prescription cannot be ordered online now.',
    data: z.strictObject({ listingIds: z.array(z.string()) }),
  },
  OUT_OF_ZONE: {
    status: 422,
    message: 'The place is outside the delivery zone.',
    data: z.strictObject({ distanceM: z.int(), radiusM: z.int() }),
  },
  BELOW_MINIMUM: {
    status: 422,
    message: 'The order is too small for a delivery.',
    data: z.strictObject({ minimum: z.int() }),
  },
  PROMO_REFUSED: {
    status: 422,
    message: 'The promo code cannot be used.',
    data: z.strictObject({
      reason: z.enum(['unknown', 'not-yet', 'over', 'used-up', 'below-minimum']),
      /** Paisa of goods from which on the code can be used; 0 where it needs no more than there is, and from a marketplace that does not say. */
      minimum: z.int().default(0),
    }),
  },
  ORDER_STATE: {
    status: 409,
    message: 'The order is not in a state for that.',
    data: z.strictObject({ status: z.string() }),
  },
  WRONG_CODE: { status: 422, message: 'The pickup code is wrong.', data: none },
  NO_MORE_CODES: {
    status: 409,
    message: 'The order got as many new pickup codes as it can.',
    data: z.strictObject({ most: z.int() }),
  },
  PAYMENT_REFUSED: {
    status: 409,
    message: 'The payment was not made.',
    data: z.strictObject({ reason: z.string() }),
  },
  ORDER_NOT_COMPLETED: { status: 409, message: 'Only a completed order can be reviewed.', data: none },
  SHELF_FULL: { status: 409, message: 'The shop has as many pictures here as it may.', data: none },
  BAD_PICTURE: { status: 422, message: 'The picture could not be read or is too large.', data: none },
} as const;

/** The name of an expected refusal of the marketplace. */
export type MarketErrorCode = keyof typeof MARKET_ERRORS;

/** What comes with a refusal of this code. */
export type MarketErrorData<Code extends MarketErrorCode> = z.infer<(typeof MARKET_ERRORS)[Code]['data']>;

/** The part of MARKET_ERRORS that a procedure declares, in the shape its contract wants. */
export function marketRefusals<Code extends MarketErrorCode>(
  ...codes: readonly Code[]
): Pick<typeof MARKET_ERRORS, Code> {
  return Object.fromEntries(codes.map((code) => [code, MARKET_ERRORS[code]])) as Pick<
    typeof MARKET_ERRORS,
    Code
  >;
}

/** Thrown by a use case that refuses: everything of its transaction is rolled back and the caller gets code and data. */
export class MarketRefusal<Code extends MarketErrorCode = MarketErrorCode> extends Error {
  readonly code: Code;
  readonly data: MarketErrorData<Code>;

  constructor(code: Code, data: MarketErrorData<Code>) {
    super(MARKET_ERRORS[code].message);
    this.name = 'MarketRefusal';
    this.code = code;
    this.data = data;
  }
}
