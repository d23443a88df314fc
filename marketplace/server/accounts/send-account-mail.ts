import type { AccountDto } from '../../../shared/marketplace/accounts.contract.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { mailToOwner, mailToReset, mailToVerify } from './account-mails.ts';
import { tokenHash } from './find-caller.ts';
import { newSecret } from './session.ts';
import { endMailTokens, hasMailToken, insertMailToken } from './tokens.repo.ts';

const VERIFY_MS = 48 * 3_600_000;
const RESET_MS = 3_600_000;
const HOUR = 3_600_000;
/** Within this time a second press of the same button asks for nothing new. */
const AGAIN_MS = 60_000;
const MAILS_AN_HOUR = 5;

type Receiver = Pick<AccountDto, 'id' | 'email' | 'language'>;

/** Whether one more mail may go to this address: nobody can be flooded. It is counted for unknown addresses too. */
export async function mayMail(market: Market, email: string): Promise<boolean> {
  return (await market.limits.take(`mail:${tokenHash(email).toString('hex')}`, MAILS_AN_HOUR, HOUR)) === 0;
}

/**
 * Puts one more mail that confirms an address, in the caller's transaction. The links of earlier mails still serve: they belong to the same
 * sign-up, and whoever signs in before confirming may have the first mail open already.
 */
export async function sendVerifyMail(market: Market, sql: Sql, receiver: Receiver): Promise<void> {
  const token = newSecret();
  const expiresAt = market.ports.clock.now() + VERIFY_MS;
  await insertMailToken(sql, {
    hash: tokenHash(token),
    accountId: receiver.id,
    purpose: 'verify',
    expiresAt,
  });
  const mail = mailToVerify(receiver.email, receiver.language, market.options.publicUrl, token);
  await market.jobs.put('mail', mail, { sql });
}

/** Whether a mail that confirms the address went out within the last minute and its link still serves; under the account's lock. */
export function isVerifyMailFresh(market: Market, sql: Sql, accountId: string): Promise<boolean> {
  return hasMailToken(sql, accountId, 'verify', market.ports.clock.now() + VERIFY_MS - AGAIN_MS);
}

/** Makes a token to set a new password, in the caller's transaction. */
export async function makeResetToken(market: Market, sql: Sql, accountId: string): Promise<string> {
  const token = newSecret();
  const expiresAt = market.ports.clock.now() + RESET_MS;
  await endMailTokens(sql, accountId, 'reset');
  await insertMailToken(sql, { hash: tokenHash(token), accountId, purpose: 'reset', expiresAt });
  return token;
}

/** Puts the mail with which a new password is set, in the caller's transaction. */
export async function sendResetMail(market: Market, sql: Sql, receiver: Receiver): Promise<void> {
  const token = await makeResetToken(market, sql, receiver.id);
  const mail = mailToReset(receiver.email, receiver.language, market.options.publicUrl, token);
  await market.jobs.put('mail', mail, { sql });
}

/** Puts the mail with which the owner of an address sets the password after several sign-ups with it, in the caller's transaction. */
export async function sendOwnerMail(market: Market, sql: Sql, receiver: Receiver): Promise<void> {
  const token = await makeResetToken(market, sql, receiver.id);
  const mail = mailToOwner(receiver.email, receiver.language, market.options.publicUrl, token);
  await market.jobs.put('mail', mail, { sql });
}
