export { nameSearchText, phoneKey, readCustomerQuery } from './customer-rules.ts';
export { findCustomer, readBalance, searchCustomers } from './customers.repo.ts';
