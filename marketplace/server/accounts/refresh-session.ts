import type { SessionDto } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { findAccount } from './accounts.repo.ts';
import { tokenHash } from './find-caller.ts';
import { issueSession } from './session.ts';
import {
  findRefreshToken,
  type KeepIn,
  type KnownToken,
  lockSessions,
  revokeFamily,
  spendRefreshToken,
} from './tokens.repo.ts';

/** Two tabs of one browser share a cookie and may refresh at once: the second is refused, but within this time it is no theft. */
const SAME_BROWSER_MS = 10_000;

/** A token is in two hands when it was used before and comes again, or comes another way than it was handed out: no page can read its cookie. */
function isStolen(token: KnownToken, broughtIn: KeepIn, now: number): boolean {
  if (token.keptIn !== null && token.keptIn !== broughtIn) return true;
  if (token.usedAt === null) return false;
  return (token.keptIn ?? broughtIn) === 'body' || now - token.usedAt >= SAME_BROWSER_MS;
}

/** The token as it stands, its account's sessions locked until the transaction ends. */
async function lockToken(sql: Sql, hash: Buffer): Promise<KnownToken | undefined> {
  const token = await findRefreshToken(sql, hash);
  if (!token) return undefined;
  await lockSessions(sql, token.accountId);
  return findRefreshToken(sql, hash);
}

/** Exchanges a refresh token, which came in a cookie or a body, for a new session; one that is in two hands ends its session. Throws BAD_TOKEN. */
export async function refreshSession(
  market: Market,
  refreshToken: string,
  broughtIn: KeepIn,
): Promise<SessionDto & { refreshToken: string }> {
  const hash = tokenHash(refreshToken);
  const session = await market.db.transaction(async (sql) => {
    const token = await lockToken(sql, hash);
    if (!token) return null;
    const now = market.ports.clock.now();
    if (isStolen(token, broughtIn, now)) {
      await revokeFamily(sql, token.family, now);
      return null;
    }
    if (!(await spendRefreshToken(sql, hash, now))) return null;
    const account = await findAccount(sql, token.accountId);
    return account?.isVerified
      ? issueSession(market, sql, account, { family: token.family, keptIn: broughtIn })
      : null;
  });
  if (!session) throw new MarketRefusal('BAD_TOKEN', {});
  return session;
}

/** Ends the session that a refresh token belongs to, also where it is just being refreshed; a token that is none ends nothing. */
export function endSession(market: Market, refreshToken: string): Promise<void> {
  return market.db.transaction(async (sql) => {
    const token = await lockToken(sql, tokenHash(refreshToken));
    if (token) await revokeFamily(sql, token.family, market.ports.clock.now());
  });
}
