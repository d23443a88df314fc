export { checkout } from './checkout.ts';
export { getSale } from './get-sale.ts';
