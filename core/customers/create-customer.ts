import type { CustomerDto } from '../../shared/contract/customers.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { nameSearchText, phoneKey } from './customer-rules.ts';
import { findCustomer, findCustomerByPhone, insertCustomer } from './customers.repo.ts';
import { auditCustomer } from './customers-audit.ts';

/** Adds a customer; the same id again gives the customer as it is. Throws DUPLICATE with the id of who has the number already. */
export function createCustomer(
  context: Context,
  input: { id: string; name: string; phone: string },
): CustomerDto {
  const { db } = context;
  const key = phoneKey(input.phone);
  const { customer, isNew } = db.transaction('customers.create', () => {
    const same = findCustomer(db, input.id);
    if (same) return { customer: same, isNew: false };
    const other = findCustomerByPhone(db, key);
    if (other) {
      throw new Refusal('DUPLICATE', {
        entity: 'customer',
        field: 'phone',
        value: input.phone,
        id: other.id,
      });
    }
    const row = { ...input, phoneKey: key, searchText: nameSearchText(input.name) };
    insertCustomer(db, { ...row, now: context.ports.clock.now() });
    auditCustomer(context, 'customer.create', input.id, {});
    return { customer: { ...input, balance: paisa(0) }, isNew: true };
  });
  if (isNew) context.events.publish({ type: 'customers-changed', customerId: customer.id });
  return customer;
}
