import type { SessionDto } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { findAccount, findByEmail } from './accounts.repo.ts';
import { tokenHash } from './find-caller.ts';
import { isPassword } from './password.ts';
import { mayMail, sendVerifyMail } from './send-account-mail.ts';
import { issueSession } from './session.ts';
import { type KeepIn, lockSessions } from './tokens.repo.ts';

const QUARTER = 15 * 60_000;
const TRIES_FROM_HERE = 10;
const TRIES_FROM_ANYWHERE = 60;

/** Counted by address of the mail, known or not, so that being locked tells nothing; a stranger elsewhere locks nobody out soon. */
async function countTry(market: Market, email: string, from: string): Promise<void> {
  const who = tokenHash(email).toString('hex');
  const waits = await Promise.all([
    market.limits.take(`sign-in:${who}:${from}`, TRIES_FROM_HERE, QUARTER),
    market.limits.take(`sign-in:${who}`, TRIES_FROM_ANYWHERE, QUARTER),
  ]);
  const wait = Math.max(...waits);
  if (wait > 0) throw new MarketRefusal('TOO_MANY', { retryAfterSeconds: wait });
}

/**
 * Begins a session. Throws WRONG_PASSWORD for a wrong password and an unknown address alike, after the same work; EMAIL_NOT_VERIFIED, with a
 * new mail, only to who knows the password; TOO_MANY.
 */
export async function signIn(
  market: Market,
  asked: { email: string; password: string; from: string; keepIn: KeepIn },
): Promise<SessionDto & { refreshToken: string }> {
  await countTry(market, asked.email, asked.from);
  const account = await findByEmail(market.db, asked.email);
  if (!(await isPassword(account?.passwordHash, asked.password)) || !account)
    throw new MarketRefusal('WRONG_PASSWORD', {});
  if (!account.isVerified) {
    if (await mayMail(market, account.email))
      await market.db.transaction((sql) => sendVerifyMail(market, sql, account));
    throw new MarketRefusal('EMAIL_NOT_VERIFIED', {});
  }
  return market.db.transaction(async (sql) => {
    await lockSessions(sql, account.id);
    const now = await findAccount(sql, account.id);
    // Another password was set meanwhile, and with it all sessions were ended.
    if (now?.passwordHash !== account.passwordHash) throw new MarketRefusal('WRONG_PASSWORD', {});
    return issueSession(market, sql, now, { family: market.ports.ids.next(), keptIn: asked.keepIn });
  });
}
