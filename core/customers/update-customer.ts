import type { CustomerDto } from '../../shared/contract/customers.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { nameSearchText, phoneKey } from './customer-rules.ts';
import { findCustomer, findCustomerByPhone, saveCustomer } from './customers.repo.ts';
import { auditCustomer } from './customers-audit.ts';

/** Changes name and phone. Throws NOT_FOUND_RECORD and DUPLICATE with the id of who has the number already. */
export function updateCustomer(
  context: Context,
  input: { id: string; name: string; phone: string },
): CustomerDto {
  const { db } = context;
  const key = phoneKey(input.phone);
  const customer = db.transaction('customers.update', () => {
    const before = findCustomer(db, input.id);
    if (!before) throw new Refusal('NOT_FOUND_RECORD', { entity: 'customer', id: input.id });
    const other = findCustomerByPhone(db, key);
    if (other && other.id !== input.id) {
      throw new Refusal('DUPLICATE', {
        entity: 'customer',
        field: 'phone',
        value: input.phone,
        id: other.id,
      });
    }
    saveCustomer(db, { ...input, phoneKey: key, searchText: nameSearchText(input.name) });
    auditCustomer(context, 'customer.update', input.id, {
      renamed: before.name !== input.name,
      phoneChanged: before.phone !== input.phone,
    });
    return { ...before, ...input };
  });
  context.events.publish({ type: 'customers-changed', customerId: customer.id });
  return customer;
}
