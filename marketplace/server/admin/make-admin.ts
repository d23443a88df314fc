import { emailSchema } from '../../../shared/marketplace/market-primitives.ts';
import {
  disownAccount,
  endMailTokens,
  findByEmail,
  insertAccount,
  makeResetToken,
  markVerified,
  revokeAll,
  setRole,
} from '../accounts/index.ts';
import type { Market } from '../app/market.ts';

const NAME = 'Administrator';

/**
 * Makes the account of an address an administrator's, opening it where there is none, ends its sessions, and answers a link, good for an hour,
 * to set its password. An address that nobody confirmed has no password before that, whoever signed up with it. Throws a ZodError for what is
 * no address.
 */
export function makeAdmin(market: Market, address: string): Promise<{ link: string }> {
  const email = emailSchema.parse(address);
  const now = market.ports.clock.now();
  return market.db.transaction(async (sql) => {
    const known = await findByEmail(sql, email);
    const id = known?.id ?? market.ports.ids.next();
    if (!known) {
      const person = { id, email, name: NAME, phone: '', language: 'en', role: 'admin' } as const;
      await insertAccount(sql, { ...person, passwordHash: 'none' }, now);
    } else if (!known.isVerified) await disownAccount(sql, id, NAME);
    await endMailTokens(sql, id, 'verify');
    await setRole(sql, id, 'admin');
    await markVerified(sql, id, now);
    await revokeAll(sql, id, now);
    const token = await makeResetToken(market, sql, id);
    return { link: `${market.options.publicUrl}/reset?token=${token}` };
  });
}
