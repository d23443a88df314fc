import { Refusal } from '../../shared/errors/error-codes.ts';
import { door } from '../app/door.ts';
import { createCustomer } from './create-customer.ts';
import { readCustomerQuery } from './customer-rules.ts';
import { findCustomer, listKhata, searchCustomers } from './customers.repo.ts';
import { updateCustomer } from './update-customer.ts';

/** Customers and their khata. */
export const customersHandlers = {
  find: door.customers.find.handler(({ input, context }) => ({
    items: searchCustomers(context.shop.db, readCustomerQuery(input.text), input.limit),
  })),
  create: door.customers.create.handler(({ input, context }) =>
    createCustomer({ ...context.shop, actor: context.actor }, input),
  ),
  update: door.customers.update.handler(({ input, context }) =>
    updateCustomer({ ...context.shop, actor: context.actor }, input),
  ),
  get: door.customers.get.handler(({ input, context }) => {
    const customer = findCustomer(context.shop.db, input.id);
    if (!customer) throw new Refusal('NOT_FOUND_RECORD', { entity: 'customer', id: input.id });
    return { ...customer, entries: listKhata(context.shop.db, input.id).reverse() };
  }),
};
