import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { findAccount, markVerified } from './accounts.repo.ts';
import { tokenHash } from './find-caller.ts';
import { useMailToken } from './tokens.repo.ts';

/** Confirms the address that a token was mailed to. Throws BAD_TOKEN. */
export function verifyEmail(market: Market, token: string): Promise<{ email: string }> {
  const now = market.ports.clock.now();
  return market.db.transaction(async (sql) => {
    const accountId = await useMailToken(sql, tokenHash(token), 'verify', now);
    const account = accountId === undefined ? undefined : await findAccount(sql, accountId);
    if (!account) throw new MarketRefusal('BAD_TOKEN', {});
    await markVerified(sql, account.id, now);
    return { email: account.email };
  });
}
