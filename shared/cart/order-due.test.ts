import { describe, expect, it } from 'vitest';
import { orderDue, tillTotal } from './order-due.ts';

const order = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  code: 'A1',
  trxId: '',
  payment: 'cash',
  paymentStatus: 'unpaid',
  total: 12_960,
  paid: 0,
} as const;
const due = (...[status, change]: [Parameters<typeof orderDue>[0], object?]) =>
  orderDue(status, { ...order, ...change }, 'taka');

describe('what an order still costs', () => {
  it('is collected in cash, rounded as at the counter, or waits for the customer to pay it online to the paisa', () => {
    expect(due('accepted')).toEqual({ amount: 13_000, how: 'counter' });
    expect(orderDue('accepted', order, 'none')).toEqual({ amount: 12_960, how: 'counter' });
    expect(due('accepted', { payment: 'bkash' })).toEqual({ amount: 12_960, how: 'online' });
    expect(due('awaiting-payment', { payment: 'card', paymentStatus: 'failed' })).toEqual({
      amount: 12_960,
      how: 'online',
    });
  });

  it('is the rest in cash, rounded, where what was paid online was not enough', () => {
    const paid = { payment: 'bkash', paymentStatus: 'paid', paid: 5_030 } as const;
    expect(due('ready', paid)).toEqual({ amount: 7_900, how: 'counter' });
    expect(tillTotal({ ...order, ...paid }, 'taka')).toBe(12_930);
    // Less than half a taka is nothing to ask for.
    expect(due('ready', { ...paid, paid: 12_930 })).toBeNull();
  });

  it('is nothing where all is paid, or the order is over', () => {
    expect(due('accepted', { payment: 'rocket', paymentStatus: 'paid', paid: 12_960 })).toBeNull();
    expect(due('cancelled')).toBeNull();
    expect(due('completed', { payment: 'bkash' })).toBeNull();
  });
});
