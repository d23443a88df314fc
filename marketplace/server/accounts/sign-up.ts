import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { mailToKnown } from './account-mails.ts';
import { findByEmail, insertAccount, type NewAccount } from './accounts.repo.ts';
import { inEvenTime } from './even-time.ts';
import { hashPassword, isWeakPassword } from './password.ts';
import { mayMail, sendVerifyMail } from './send-account-mail.ts';
import { endMailTokens } from './tokens.repo.ts';

/** What a person says when opening an account. */
export type SignUp = Omit<NewAccount, 'id' | 'passwordHash'> & { password: string };

/**
 * Opens an account, or tells the owner of a known address by mail; the answer and its time are the same. Throws WEAK_PASSWORD.
 */
export async function signUp(market: Market, asked: SignUp): Promise<{ sentTo: string }> {
  if (isWeakPassword(asked.password, [asked.email, asked.name])) throw new MarketRefusal('WEAK_PASSWORD', {});
  return inEvenTime(async () => {
    const passwordHash = await hashPassword(asked.password);
    if (!(await mayMail(market, asked.email))) return { sentTo: asked.email };
    const id = market.ports.ids.next();
    await market.db.transaction(async (sql) => {
      const kept = await insertAccount(sql, { ...asked, id, passwordHash }, market.ports.clock.now());
      if (kept !== null) {
        // A link of an earlier sign-up must not confirm the password of this one.
        await endMailTokens(sql, kept, 'verify');
        return sendVerifyMail(market, sql, { id: kept, email: asked.email, language: asked.language });
      }
      const known = await findByEmail(sql, asked.email);
      const mail = mailToKnown(asked.email, known?.language ?? asked.language, market.options.publicUrl);
      return market.jobs.put('mail', mail, { sql });
    });
    return { sentTo: asked.email };
  });
}
