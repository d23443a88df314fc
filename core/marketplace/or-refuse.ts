import { Refusal } from '../../shared/errors/error-codes.ts';
import { MARKET_ERRORS } from '../../shared/marketplace/market-errors.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';

/** The marketplace's own code; SHOP_SUSPENDED or SHOP_REJECTED where it refuses because of what its administrators decided about the shop. */
function codeOf({ code, data }: MarketFailure): string {
  const decided =
    code === 'NOT_ALLOWED' ? MARKET_ERRORS.NOT_ALLOWED.data.safeParse(data).data?.shop : undefined;
  if (!decided) return code;
  return decided.status === 'suspended' ? 'SHOP_SUSPENDED' : 'SHOP_REJECTED';
}

/** Turns a failed call into what a screen can show: MARKET_UNREACHABLE, or MARKET_REFUSED with the marketplace's own code. */
export async function orRefuse<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    if (error.code === 'UNREACHABLE' || error.code === 'SERVER_TROUBLE')
      throw new Refusal('MARKET_UNREACHABLE', {});
    throw new Refusal('MARKET_REFUSED', { code: codeOf(error) });
  }
}
