export { nameSearchText, phoneKey, readCustomerQuery } from './customer-rules.ts';
export { findCustomer, noteSeen, readBalance } from './customers.repo.ts';
export { listCustomers } from './search-customers.repo.ts';
