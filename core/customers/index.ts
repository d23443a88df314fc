export { nameSearchText, phoneKey, readCustomerQuery } from './customer-rules.ts';
export { findCustomer, noteSeen, readBalance, searchCustomers } from './customers.repo.ts';
