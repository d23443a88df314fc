import { asAccount, door } from '../app/door.ts';
import { beginPayment } from './begin-payment.ts';

/** Paying an order online. */
export const paymentsHandlers = {
  pay: door.orders.pay.handler(({ input, context }) => beginPayment(asAccount(context), input.orderId)),
};
