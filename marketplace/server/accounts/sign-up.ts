import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { mailToKnown } from './account-mails.ts';
import {
  type Account,
  disownAccount,
  findByEmail,
  insertAccount,
  lockByEmail,
  type NewAccount,
  setRole,
  updateProfile,
} from './accounts.repo.ts';
import { inEvenTime } from './even-time.ts';
import { hashPassword, isPassword, isWeakPassword } from './password.ts';
import { isVerifyMailFresh, mayMail, sendOwnerMail, sendVerifyMail } from './send-account-mail.ts';
import { endMailTokens } from './tokens.repo.ts';

/** What a person says when opening an account. */
export type SignUp = Omit<NewAccount, 'id' | 'passwordHash'> & { password: string };

const SAID = ['name', 'phone', 'language', 'role'] as const;

/**
 * The same person once more: with the same password, before the address was confirmed. The same words within a minute are a button pressed twice
 * and change nothing.
 */
async function signUpAgain(market: Market, sql: Sql, account: Account, asked: SignUp): Promise<void> {
  const saysTheSame = SAID.every((field) => account[field] === asked[field]);
  if (saysTheSame && (await isVerifyMailFresh(market, sql, account.id))) return;
  await updateProfile(sql, account.id, asked);
  await setRole(sql, account.id, asked.role);
  await sendVerifyMail(market, sql, { ...asked, id: account.id });
}

/**
 * Two passwords for one address, and nobody knows whose is whose: none of them counts, no link that went out confirms one, and who holds the mail
 * sets one. Who presses the newest of several like mails would else confirm a stranger's.
 */
async function leaveToOwner(market: Market, sql: Sql, account: Account, asked: SignUp): Promise<void> {
  await endMailTokens(sql, account.id, 'verify');
  await disownAccount(sql, account.id, asked.email.split('@')[0] ?? asked.email);
  if (asked.role === 'seller') await setRole(sql, account.id, 'seller');
  await sendOwnerMail(market, sql, { ...asked, id: account.id });
}

/**
 * Opens an account, or tells the owner of a known address by mail; the answer and its time are the same. Throws WEAK_PASSWORD.
 */
export async function signUp(market: Market, asked: SignUp): Promise<{ sentTo: string }> {
  if (isWeakPassword(asked.password, [asked.email, asked.name])) throw new MarketRefusal('WEAK_PASSWORD', {});
  return inEvenTime(async () => {
    const passwordHash = await hashPassword(asked.password);
    if (!(await mayMail(market, asked.email))) return { sentTo: asked.email };
    const id = market.ports.ids.next();
    const before = await findByEmail(market.db, asked.email);
    const isSame = await isPassword(before?.passwordHash, asked.password);
    await market.db.transaction(async (sql) => {
      const isNew = await insertAccount(sql, { ...asked, id, passwordHash }, market.ports.clock.now());
      if (isNew) return sendVerifyMail(market, sql, { ...asked, id });
      const known = await lockByEmail(sql, asked.email);
      if (!known) throw new Error('an account that was in the way is gone');
      if (known.isVerified)
        return market.jobs.put('mail', mailToKnown(asked.email, known.language, market.options.publicUrl), {
          sql,
        });
      // Of two sign-ups at once the later one meets a hash that was not there when it looked; its salt tells nothing, only verifying does.
      const isTheirs =
        known.passwordHash === before?.passwordHash
          ? isSame
          : await isPassword(known.passwordHash, asked.password);
      return isTheirs ? signUpAgain(market, sql, known, asked) : leaveToOwner(market, sql, known, asked);
    });
    return { sentTo: asked.email };
  });
}
