import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { findAccount, findByEmail, markVerified, setPassword } from './accounts.repo.ts';
import { inEvenTime } from './even-time.ts';
import { tokenHash } from './find-caller.ts';
import { hashPassword, isWeakPassword } from './password.ts';
import { mayMail, sendResetMail } from './send-account-mail.ts';
import { revokeAll, useMailToken } from './tokens.repo.ts';

/** Mails a link to set a new password, where the address is known; the answer and its time are the same where it is not. */
export function requestReset(market: Market, email: string): Promise<{ sentTo: string }> {
  return inEvenTime(async () => {
    const isAllowed = await mayMail(market, email);
    const account = await findByEmail(market.db, email);
    if (account && isAllowed) await market.db.transaction((sql) => sendResetMail(market, sql, account));
    return { sentTo: email };
  });
}

/** Sets a new password and ends all sessions; who holds the mail owns the address. Throws BAD_TOKEN, WEAK_PASSWORD. */
export async function resetPassword(
  market: Market,
  asked: { token: string; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(asked.password);
  const now = market.ports.clock.now();
  await market.db.transaction(async (sql) => {
    const accountId = await useMailToken(sql, tokenHash(asked.token), 'reset', now);
    const account = accountId === undefined ? undefined : await findAccount(sql, accountId);
    if (!account) throw new MarketRefusal('BAD_TOKEN', {});
    // Undoes the use of the token too: the person tries again with a better one.
    if (isWeakPassword(asked.password, [account.email, account.name]))
      throw new MarketRefusal('WEAK_PASSWORD', {});
    await revokeAll(sql, account.id, now);
    await setPassword(sql, account.id, passwordHash);
    await markVerified(sql, account.id, now);
  });
}
