import type { SessionDto } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { findAccount } from './accounts.repo.ts';
import { tokenHash } from './find-caller.ts';
import { issueSession, type KeepIn } from './session.ts';
import { findRefreshToken, revokeFamily, useRefreshToken } from './tokens.repo.ts';

/** Two tabs of one browser share a cookie and may refresh at once: the second is refused, but within this time it is no theft. */
const SAME_BROWSER_MS = 10_000;

/** What a token that is not good any more means: one that was used before and comes again is in two hands, so its session ends. */
async function endIfStolen(sql: Sql, hash: Buffer, keptIn: KeepIn, now: number): Promise<void> {
  const token = await findRefreshToken(sql, hash);
  if (!token || token.usedAt === null) return;
  if (keptIn === 'cookie' && now - token.usedAt < SAME_BROWSER_MS) return;
  await revokeFamily(sql, token.family, now);
}

/** Exchanges a refresh token for a new session. Throws BAD_TOKEN. */
export async function refreshSession(
  market: Market,
  refreshToken: string,
  keptIn: KeepIn,
): Promise<SessionDto & { refreshToken: string }> {
  const now = market.ports.clock.now();
  const hash = tokenHash(refreshToken);
  const session = await market.db.transaction(async (sql) => {
    const used = await useRefreshToken(sql, hash, now);
    const account = used && (await findAccount(sql, used.accountId));
    if (used && account?.isVerified) return issueSession(market, sql, account, used.family);
    await endIfStolen(sql, hash, keptIn, now);
    return null;
  });
  if (!session) throw new MarketRefusal('BAD_TOKEN', {});
  return session;
}

/** Ends the session that a refresh token belongs to; a token that is none ends nothing. */
export async function endSession(market: Market, refreshToken: string): Promise<void> {
  const token = await findRefreshToken(market.db, tokenHash(refreshToken));
  if (token) await revokeFamily(market.db, token.family, market.ports.clock.now());
}
