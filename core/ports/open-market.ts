import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { isMarketErrorCode, MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { MarketClient } from './ports.ts';
import { readAnswer } from './read-answer.ts';

const TIMEOUT_MS = 20_000;
/** Pictures are large and lines are slow. */
const PICTURE_TIMEOUT_MS = 90_000;

/** True for a refusal that is no marketplace's: the page of a balancer, a captive portal, a proxy. */
function isPageBetween({ data }: ORPCError<string, unknown>): boolean {
  return typeof data === 'object' && data !== null && 'headers' in data && 'body' in data;
}

function failureOf(error: unknown): MarketFailure {
  if (error instanceof MarketFailure) return error;
  if (!(error instanceof ORPCError) || isPageBetween(error)) return new MarketFailure('UNREACHABLE');
  if (isMarketErrorCode(error.code)) return new MarketFailure(error.code, error.data);
  if (error.status === 401 || error.status === 403) return new MarketFailure('SIGN_IN_REQUIRED');
  if (error.status === 429) return new MarketFailure('TOO_MANY', error.data);
  return new MarketFailure(error.status >= 500 || error.status === 408 ? 'SERVER_TROUBLE' : 'NOT_UNDERSTOOD');
}

/** How long a call may take: a long poll waits as long as it asked to, and then some. */
function patience(path: readonly string[], input: unknown): number {
  if (path.join('.') === 'sync.putPicture') return PICTURE_TIMEOUT_MS;
  const waits = typeof input === 'object' && input !== null && 'waitMs' in input ? Number(input.waitMs) : 0;
  return TIMEOUT_MS + waits;
}

/**
 * The marketplace at `address` over HTTP. Each call ends within its time or by the caller's signal; answers are checked against the contract;
 * whatever goes wrong is a MarketFailure.
 */
export function openMarket(address: string, key: string | null): MarketClient {
  const wire: ClientLink<ClientContext> = new RPCLink({
    url: `${address.replace(/\/+$/, '')}/rpc`,
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  });
  const link: ClientLink<ClientContext> = {
    async call(path, input, options) {
      const late = AbortSignal.timeout(patience(path, input));
      const signal = options.signal ? AbortSignal.any([options.signal, late]) : late;
      try {
        return readAnswer(path, await wire.call(path, input, { ...options, signal }));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
  return createORPCClient(link);
}
