import { describe, expect, it } from 'vitest';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import { mayCancel, showsCode, stepsOf } from './order-steps.ts';

function order(status: OrderStatus, past: OrderStatus[] = [], fields: Partial<OrderDto> = {}) {
  const events = [...past, status].map((each, seq) => ({
    seq,
    at: 0,
    status: each,
    by: 'shop' as const,
    note: '',
  }));
  return { status, events, fulfilment: 'pickup' as const, payment: 'cash' as const, ...fields };
}
const shown = (each: Parameters<typeof stepsOf>[0]) =>
  stepsOf(each).map(({ status, state }) => `${status} ${state}`);

describe('the steps of an order', () => {
  it('goes from the request to the counter', () => {
    expect(shown(order('accepted', ['requested']))).toEqual([
      'requested done',
      'accepted now',
      'ready next',
      'completed next',
    ]);
    expect(
      stepsOf(order('completed', ['requested', 'accepted'])).every(({ state }) => state === 'done'),
    ).toBe(true);
  });

  it('begins with the payment where one is made online, and ends at the door', () => {
    expect(shown(order('awaiting-payment', [], { payment: 'bkash', fulfilment: 'delivery' }))).toEqual([
      'awaiting-payment now',
      'requested next',
      'accepted next',
      'on-the-way next',
      'completed next',
    ]);
  });

  it('shows the shop’s offer in place of its yes', () => {
    expect(shown(order('adjusted', ['requested']))).toEqual([
      'requested done',
      'adjusted now',
      'ready next',
      'completed next',
    ]);
  });

  it('says how far it came when it ended badly', () => {
    expect(shown(order('cancelled', ['requested', 'accepted']))).toEqual([
      'requested done',
      'accepted done',
      'cancelled failed',
    ]);
    expect(shown(order('expired', ['requested']))).toEqual(['requested done', 'expired failed']);
  });

  it('offers what the table of moves allows', () => {
    expect(
      ['requested', 'adjusted', 'accepted', 'awaiting-payment'].map((each) => mayCancel(each as OrderStatus)),
    ).toEqual([true, true, true, true]);
    expect(
      ['ready', 'on-the-way', 'completed', 'expired'].some((each) => mayCancel(each as OrderStatus)),
    ).toBe(false);
  });

  it('shows the code while it is what the customer needs', () => {
    const code = { fulfilment: 'pickup' as const, pickupCode: '4821' };
    expect(showsCode({ ...code, status: 'ready' })).toBe(true);
    expect(showsCode({ ...code, status: 'completed' })).toBe(false);
    expect(showsCode({ ...code, status: 'ready', fulfilment: 'delivery' })).toBe(false);
  });
});
