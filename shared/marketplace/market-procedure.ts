import { oc } from '@orpc/contract';
import { marketRefusals } from './market-errors.ts';

/** Who may call: anybody, anybody signed in, sellers, administrators, or a shop's own program with its key. */
export type MarketAccess = 'public' | 'signed-in' | 'seller' | 'admin' | 'shop';

/** How many calls of a kind one caller may make a minute: `ask` for reading, `write` for writing, `guess` where something can be guessed. */
export type MarketLimit = 'ask' | 'write' | 'guess' | 'sync';

/** What the server's door reads of a procedure; with `mayBeRejected` the key of a shop that administrators refused opens it too. */
export type MarketMeta = {
  kind: 'query' | 'command';
  access: MarketAccess;
  limit: MarketLimit;
  mayBeRejected?: boolean;
};

const base = oc.$meta<MarketMeta>({ kind: 'query', access: 'public', limit: 'ask' });
const guarded = base.errors(marketRefusals('SIGN_IN_REQUIRED', 'NOT_ALLOWED', 'TOO_MANY'));

/** A procedure that changes nothing. REST: GET at `path`; `summary` is its line on the API page. */
export const marketQuery = (access: MarketAccess, path: `/${string}`, summary: string) =>
  guarded
    .meta({ kind: 'query', access, limit: access === 'shop' ? 'sync' : 'ask' })
    .route({ method: 'GET', path, summary });

/** A procedure that changes nothing and takes more than fits an address. REST: POST at `path`. */
export const marketAsk = (access: MarketAccess, path: `/${string}`, summary: string) =>
  guarded
    .meta({ kind: 'query', access, limit: access === 'shop' ? 'sync' : 'ask' })
    .route({ method: 'POST', path, summary });

/** A procedure that writes. REST: POST at `path`. */
export const marketCommand = (
  access: MarketAccess,
  path: `/${string}`,
  summary: string,
  limit: MarketLimit = access === 'shop' ? 'sync' : 'write',
) => guarded.meta({ kind: 'command', access, limit }).route({ method: 'POST', path, summary });

/** A command of a shop's program by which one that administrators refused may say itself anew. REST: POST at `path`. */
export const mendingCommand = (path: `/${string}`, summary: string) =>
  guarded
    .meta({ kind: 'command', access: 'shop', limit: 'sync', mayBeRejected: true })
    .route({ method: 'POST', path, summary });
