import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';

/** Turns a failed call into what a screen can show: MARKET_UNREACHABLE, or MARKET_REFUSED with the marketplace's own code. */
export async function orRefuse<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    if (error.code === 'UNREACHABLE' || error.code === 'SERVER_TROUBLE')
      throw new Refusal('MARKET_UNREACHABLE', {});
    throw new Refusal('MARKET_REFUSED', { code: error.code });
  }
}
