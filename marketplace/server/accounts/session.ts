import { randomBytes } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from '@orpc/server/helpers';
import type { SessionDto } from '../../../shared/marketplace/accounts.contract.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { signAccessToken } from './access-token.ts';
import { type Account, accountDto } from './accounts.repo.ts';
import { tokenHash } from './find-caller.ts';
import { insertRefreshToken, type KeepIn } from './tokens.repo.ts';

/** How long a refresh token is good: a device that is not used for so long signs in again. */
export const REFRESH_MS = 30 * 24 * 3_600_000;

/** A secret of 256 bits, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Begins or goes on with a session: a new refresh token of `family` and an access token. Under `lockSessions`. */
export async function issueSession(
  market: Market,
  sql: Sql,
  account: Account,
  { family, keptIn }: { family: string; keptIn: KeepIn },
): Promise<SessionDto & { refreshToken: string }> {
  const now = market.ports.clock.now();
  const refreshToken = newSecret();
  const expiresAt = now + REFRESH_MS;
  await insertRefreshToken(sql, {
    hash: tokenHash(refreshToken),
    family,
    accountId: account.id,
    keptIn,
    now,
    expiresAt,
  });
  return { ...(await signAccessToken(market, account)), refreshToken, account: accountDto(account) };
}

type CallHeaders = { reqHeaders?: Headers; resHeaders?: Headers };

/** The cookie of a server behind HTTPS can be set by that server alone; without HTTPS browsers refuse that name. */
const cookieName = (market: Market) =>
  market.options.publicUrl.startsWith('https:') ? '__Host-dokani_session' : 'dokani_session';

const cookieOptions = (market: Market) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: market.options.publicUrl.startsWith('https:'),
  path: '/',
});

/** The refresh token of a page's cookie. */
export function readSessionCookie(market: Market, { reqHeaders }: CallHeaders): string | undefined {
  return getCookie(reqHeaders, cookieName(market));
}

/** Hands a session out: into the cookie for a page, in the answer for a program. */
export function handOut(
  market: Market,
  { resHeaders }: CallHeaders,
  session: SessionDto & { refreshToken: string },
  keepIn: KeepIn,
): SessionDto {
  if (keepIn === 'body') return session;
  setCookie(resHeaders, cookieName(market), session.refreshToken, {
    ...cookieOptions(market),
    maxAge: REFRESH_MS / 1000,
  });
  return { ...session, refreshToken: null };
}

/** Takes the cookie back. */
export function dropSessionCookie(market: Market, { resHeaders }: CallHeaders): void {
  deleteCookie(resHeaders, cookieName(market), cookieOptions(market));
}
