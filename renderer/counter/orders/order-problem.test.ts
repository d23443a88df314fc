import { describe, expect, it } from 'vitest';
import { orderProblem } from './order-problem.ts';

const packed = [
  { status: 'requested', by: 'customer' },
  { status: 'accepted', by: 'shop' },
  { status: 'ready', by: 'shop' },
] as const;
const over = { problem: 'CANCELLED_AFTER_ACCEPT', status: 'cancelled' } as const;

describe('what went wrong with an order', () => {
  it('is that nobody fetched it, where the time of packed goods ended it, also after a refund', () => {
    const events = [...packed, { status: 'cancelled', by: 'timer' }] as const;
    expect(orderProblem({ ...over, order: { events } })).toBe('EXPIRED_AFTER_ACCEPT');
    const refunded = [...events, { status: 'cancelled', by: 'payment' }] as const;
    expect(orderProblem({ ...over, order: { events: refunded } })).toBe('EXPIRED_AFTER_ACCEPT');
  });

  it('is that nobody said whether it arrived, where the time of a delivery ended it', () => {
    const events = [
      ...packed.slice(0, 2),
      { status: 'on-the-way', by: 'shop' },
      { status: 'cancelled', by: 'timer' },
    ] as const;
    expect(orderProblem({ ...over, order: { events } })).toBe('EXPIRED_ON_THE_WAY');
  });

  it('is that it was cancelled, where its customer did, also where the timer pays the money back', () => {
    const events = [
      ...packed,
      { status: 'cancelled', by: 'customer' },
      { status: 'cancelled', by: 'timer' },
    ] as const;
    expect(orderProblem({ ...over, order: { events } })).toBe('CANCELLED_AFTER_ACCEPT');
    expect(orderProblem({ ...over, order: { events: [] } })).toBe('CANCELLED_AFTER_ACCEPT');
  });

  it('is not that nobody fetched it, where it expired because the shop’s acceptance came too late', () => {
    const events = [
      { status: 'requested', by: 'customer' },
      { status: 'expired', by: 'timer' },
    ] as const;
    expect(orderProblem({ ...over, status: 'expired', order: { events } })).toBe('CANCELLED_AFTER_ACCEPT');
  });

  it('is money that the shop does not get, where what was paid online goes back after the sale', () => {
    const sold = { problem: 'CANCELLED_AFTER_SALE', status: 'cancelled' } as const;
    const paid = { payment: 'bkash', paid: 4_500, paymentStatus: 'paid', events: [] } as const;
    expect(orderProblem({ ...sold, order: paid })).toBe('CANCELLED_AFTER_SALE_PAID');
    const refunded = { ...paid, paid: 0, paymentStatus: 'refunded' } as const;
    expect(orderProblem({ ...sold, order: refunded })).toBe('CANCELLED_AFTER_SALE_PAID');
    const inCash = { payment: 'cash', paid: 0, paymentStatus: 'unpaid', events: [] } as const;
    expect(orderProblem({ ...sold, order: inCash })).toBe('CANCELLED_AFTER_SALE');
  });

  it('is anything else as it was noted', () => {
    const events = [{ status: 'cancelled', by: 'timer' }] as const;
    expect(orderProblem({ problem: 'CART_OPEN', status: 'cancelled', order: { events } })).toBe('CART_OPEN');
  });
});
