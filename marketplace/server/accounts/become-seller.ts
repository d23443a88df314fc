import type { AccountDto } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { accountDto, findAccount, setRole } from './accounts.repo.ts';

/**
 * Lets the account that is signed in keep shops: who opened it to buy may sell with it too, and goes on buying. Access tokens say so from the
 * next refresh on. Throws EMAIL_NOT_VERIFIED, and NOT_ALLOWED for an administrator's.
 */
export function becomeSeller({ db, account }: AccountContext): Promise<AccountDto> {
  return db.transaction(async (sql) => {
    const found = await findAccount(sql, account.id);
    if (!found) throw new MarketRefusal('SIGN_IN_REQUIRED', {});
    if (!found.isVerified) throw new MarketRefusal('EMAIL_NOT_VERIFIED', {});
    if (found.role === 'admin') throw new MarketRefusal('NOT_ALLOWED', {});
    if (found.role === 'customer') await setRole(sql, found.id, 'seller');
    return accountDto({ ...found, role: 'seller' });
  });
}
