export { nameSearchText, phoneKey } from './customer-rules.ts';
export { findCustomer, readBalance } from './customers.repo.ts';
