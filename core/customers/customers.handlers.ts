import { door } from '../app/door.ts';
import { createCustomer } from './create-customer.ts';
import { readCustomerQuery } from './customer-rules.ts';
import { searchCustomers } from './search-customers.repo.ts';
import { showCustomer } from './show-customer.ts';
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
  get: door.customers.get.handler(({ input, context }) =>
    showCustomer({ ...context.shop, actor: context.actor }, input),
  ),
};
