import { MARKET_ERRORS, type MarketErrorCode } from './market-errors.ts';

/**
 * Why a call of the marketplace failed, besides its own refusals: nobody there (or not in time), a server in trouble, an answer or a question
 * that does not fit the contract, one of the two too old for the other, a training shop
 * where customers are real.
 */
export type MarketFailureCode =
  | MarketErrorCode
  | 'UNREACHABLE'
  | 'SERVER_TROUBLE'
  | 'NOT_UNDERSTOOD'
  | 'SHOP_TOO_OLD'
  | 'MARKET_TOO_OLD'
  | 'TRAINING_SHOP';

/** A call of the marketplace that failed, as every caller at the shop sees it. */
export class MarketFailure extends Error {
  readonly code: MarketFailureCode;
  /** What came with a refusal. */
  readonly data: unknown;

  constructor(code: MarketFailureCode, data: unknown = {}) {
    super(code);
    this.name = 'MarketFailure';
    this.code = code;
    this.data = data;
  }

  /** True where the same call may succeed later, without anybody doing anything. */
  get mayPass(): boolean {
    return this.code === 'UNREACHABLE' || this.code === 'SERVER_TROUBLE' || this.code === 'TOO_MANY';
  }
}

/** True for a code that the marketplace's contract knows. */
export function isMarketErrorCode(code: string): code is MarketErrorCode {
  return Object.hasOwn(MARKET_ERRORS, code);
}
