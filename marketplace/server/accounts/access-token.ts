import { SignJWT } from 'jose';
import type { AccountRole } from '../../../shared/marketplace/accounts.contract.ts';
import type { Market } from '../app/market.ts';

/** How long an access token is good. */
export const ACCESS_MS = 15 * 60_000;

/** A signed access token of an account and when it ends, UTC ms. */
export async function signAccessToken(
  market: Market,
  account: { id: string; role: AccountRole; isVerified: boolean },
): Promise<{ accessToken: string; expiresAt: number }> {
  const now = market.ports.clock.now();
  const expiresAt = now + ACCESS_MS;
  const accessToken = await new SignJWT({ role: account.role, verified: account.isVerified })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(account.id)
    .setIssuer('dokani')
    .setAudience('market')
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(market.options.tokenSecret);
  return { accessToken, expiresAt };
}
