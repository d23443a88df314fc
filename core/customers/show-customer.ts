import type { CustomerDetailDto } from '../../shared/contract/customers.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { findCustomer, owedSince, pageOfKhata } from './customers.repo.ts';

/**
 * The customer with a page of the khata, newest first, each entry with the balance after it; `before` is the last entry of the page
 * before. Throws NOT_FOUND_RECORD.
 */
export function showCustomer(
  { db }: Context,
  { id, before, limit }: { id: string; before?: string | undefined; limit: number },
): CustomerDetailDto {
  const customer = findCustomer(db, id);
  if (!customer) throw new Refusal('NOT_FOUND_RECORD', { entity: 'customer', id });
  let balance = customer.balance - (before === undefined ? 0 : owedSince(db, id, before));
  const entries = pageOfKhata(db, id, before ?? null, limit).map((entry) => {
    const after = paisa(balance);
    balance -= entry.amount;
    return { ...entry, balance: after };
  });
  return { ...customer, entries };
}
