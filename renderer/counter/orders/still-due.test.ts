import { describe, expect, it } from 'vitest';
import { stillDue } from './still-due.ts';

const order = { payment: 'cash', paymentStatus: 'unpaid', total: 6_000, paid: 0 } as const;

describe('what an order still costs', () => {
  it('is collected in cash, or waits for the customer to pay it online', () => {
    expect(stillDue('accepted', order)).toEqual({ amount: 6_000, how: 'counter' });
    expect(stillDue('accepted', { ...order, payment: 'bkash' })).toEqual({ amount: 6_000, how: 'online' });
    expect(stillDue('awaiting-payment', { ...order, payment: 'card', paymentStatus: 'failed' })).toEqual({
      amount: 6_000,
      how: 'online',
    });
  });

  it('is the rest in cash where what was paid online was not enough', () => {
    const paid = { ...order, payment: 'bkash', paymentStatus: 'paid', paid: 5_000 } as const;
    expect(stillDue('ready', paid)).toEqual({ amount: 1_000, how: 'counter' });
  });

  it('is nothing where all is paid, or the order is over', () => {
    expect(stillDue('accepted', { ...order, paid: 6_000 })).toBeNull();
    expect(stillDue('cancelled', order)).toBeNull();
    expect(stillDue('completed', { ...order, payment: 'bkash' })).toBeNull();
  });
});
