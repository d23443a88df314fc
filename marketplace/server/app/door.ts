import { ORPCError } from '@orpc/client';
import { implement } from '@orpc/server';
import { marketContract } from '../../../shared/marketplace/index.ts';
import { MARKET_ERRORS, MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { MarketAccess, MarketLimit, MarketMeta } from '../../../shared/marketplace/market-procedure.ts';
import { bugOnWire, refusalOnWire } from '../../../shared/web/problem.ts';
import { bringsKey, findCaller } from '../accounts/index.ts';
import { isOverload } from '../db/market-db.ts';
import type { AccountContext, Caller, Market, MarketCall, ShopContext } from './market.ts';

/** Calls a minute of one caller. Guessing is counted by address too, whoever calls. */
const PER_MINUTE: Readonly<Record<MarketLimit, number>> = { ask: 300, write: 60, guess: 20, sync: 600 };
const MINUTE = 60_000;
/** Hundreds of customers of a mobile network share one address. */
const SHARED_ADDRESS = 5;

function nameOf(caller: Caller, address: string): string {
  if (caller.kind === 'account') return `account:${caller.accountId}`;
  if (caller.kind === 'shop') return `shop:${caller.shopId}`;
  return `address:${address}`;
}

async function count(call: MarketCall, name: string, most: number): Promise<void> {
  const wait = await call.market.limits.take(name, most, MINUTE);
  if (wait > 0) throw new MarketRefusal('TOO_MANY', { retryAfterSeconds: wait });
}

/** A shop's key costs a look-up before anybody knows whose it is, so keys are counted by address first; several shops may share one. */
async function limitKeys(call: MarketCall): Promise<void> {
  if (bringsKey(call)) await count(call, `keys:address:${call.address}`, PER_MINUTE.sync * SHARED_ADDRESS);
}

async function limit(call: MarketCall, caller: Caller, meta: MarketMeta): Promise<void> {
  const who = meta.limit === 'guess' ? `address:${call.address}` : nameOf(caller, call.address);
  const isShared = caller.kind === 'nobody' && meta.limit !== 'guess';
  const most = PER_MINUTE[meta.limit] * (isShared ? SHARED_ADDRESS : 1);
  await count(call, `${meta.limit}:${who}`, most);
}

/** Throws SIGN_IN_REQUIRED or NOT_ALLOWED unless the caller may do what needs `access`. */
export function requireAccess(caller: Caller, access: MarketAccess): void {
  if (access === 'public') return;
  if (caller.kind === 'nobody') throw new MarketRefusal('SIGN_IN_REQUIRED', {});
  const has: readonly MarketAccess[] =
    caller.kind === 'shop'
      ? ['shop']
      : {
          customer: ['signed-in' as const],
          seller: ['signed-in' as const, 'seller' as const],
          admin: ['signed-in' as const, 'admin' as const],
        }[caller.role];
  if (!has.includes(access)) throw new MarketRefusal('NOT_ALLOWED', {});
}

/** So long who came when the database had too much to do should wait. */
const BUSY_S = 10;

function refused({ code, data }: MarketRefusal): ORPCError<string, unknown> {
  return new ORPCError(code, refusalOnWire(MARKET_ERRORS[code], data));
}

/**
 * A refusal becomes its typed error, a database that has too much to do TOO_MANY; anything else is a bug: logged under an id, and only the id goes out.
 */
function toWireError(market: Market, path: readonly string[], error: unknown): ORPCError<string, unknown> {
  if (error instanceof MarketRefusal) return refused(error);
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error;
  if (isOverload(cause)) {
    market.ports.logger.warn(
      { procedure: path.join('.'), error: (cause as Error).message },
      'the database has too much to do',
    );
    return refused(new MarketRefusal('TOO_MANY', { retryAfterSeconds: BUSY_S }));
  }
  const logId = market.ports.ids.next();
  market.ports.logger.error(
    { logId, procedure: path.join('.'), error: cause instanceof Error ? cause.stack : String(cause) },
    'unexpected error',
  );
  return new ORPCError('INTERNAL', bugOnWire(logId));
}

/** Implements procedures: the caller is known, counted and allowed before the input is even read. */
export const door = implement(marketContract)
  .$context<MarketCall>()
  .$config({
    initialInputValidationIndex: Number.POSITIVE_INFINITY,
    initialOutputValidationIndex: Number.POSITIVE_INFINITY,
  })
  .use(async ({ context, path, next }) => {
    try {
      return await next();
    } catch (error) {
      throw toWireError(context.market, path, error);
    }
  })
  .use(async ({ context, procedure, next }) => {
    const { meta } = procedure['~orpc'];
    await limitKeys(context);
    const caller = await findCaller(context, meta);
    await limit(context, caller, meta);
    requireAccess(caller, meta.access);
    return next({ context: { caller } });
  });

/** The context of a use case of a person; for procedures whose contract asks for one. */
export function asAccount({ market, caller }: { market: Market; caller: Caller }): AccountContext {
  if (caller.kind !== 'account') throw new MarketRefusal('SIGN_IN_REQUIRED', {});
  return { ...market, account: { id: caller.accountId, role: caller.role } };
}

/** The context of a use case of a shop's program; for procedures whose contract asks for its key. */
export function asShop({ market, caller }: { market: Market; caller: Caller }): ShopContext {
  if (caller.kind !== 'shop') throw new MarketRefusal('SIGN_IN_REQUIRED', {});
  return { ...market, shopId: caller.shopId };
}
