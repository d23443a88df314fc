import { describe, expect, it } from 'vitest';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import en from '../locales/en.json' with { type: 'json' };
import {
  finalSum,
  isForShop,
  mayCancel,
  mayPay,
  moneyBack,
  saidWith,
  showsCode,
  statusText,
  stepsOf,
  sumName,
  takenAt,
  tillChange,
} from './order-steps.ts';

function order(status: OrderStatus, past: OrderStatus[] = [], fields: Partial<OrderDto> = {}) {
  const events = [...past, status].map((each, seq) => ({
    seq,
    at: 0,
    status: each,
    by: 'shop' as const,
    note: '',
  }));
  return {
    status,
    events,
    fulfilment: 'pickup' as const,
    payment: 'cash' as const,
    paymentStatus: 'unpaid' as const,
    isReviewed: false,
    ...fields,
  };
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
    expect(shown(order('completed', ['requested', 'accepted', 'ready']))).toEqual([
      'requested done',
      'accepted done',
      'ready done',
      'completed done',
    ]);
  });

  it('leaves out of one that is over what was not done: it was fetched before it was called ready', () => {
    expect(shown(order('completed', ['requested', 'accepted']))).toEqual([
      'requested done',
      'accepted done',
      'completed done',
    ]);
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

  it('keeps when a step was taken and what was said, whatever happens while the order stands there', () => {
    const events = [
      { seq: 1, at: 10, status: 'requested' as const, by: 'customer' as const, note: '' },
      { seq: 2, at: 20, status: 'accepted' as const, by: 'shop' as const, note: 'Yes' },
      { seq: 3, at: 30, status: 'accepted' as const, by: 'shop' as const, note: 'new-code' },
      { seq: 4, at: 40, status: 'cancelled' as const, by: 'customer' as const, note: '' },
      { seq: 5, at: 50, status: 'cancelled' as const, by: 'payment' as const, note: 'refunded' },
    ];
    expect(takenAt({ events }, 'accepted')).toMatchObject({ at: 20, note: 'Yes' });
    expect(takenAt({ events }, 'cancelled')).toMatchObject({ at: 40, note: '' });
    expect(takenAt({ events }, 'ready')).toBeUndefined();
  });

  it('shows what a person said with a step, and no word of the program', () => {
    for (const note of ['new-code', 'begun', 'paid', 'failed', 'refund', 'refunded'])
      expect(saidWith({ note })).toBe('');
    expect(saidWith({ note: 'Closed early' })).toBe('Closed early');
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

  it('shows no payment as made that was not: in time, or before the shop’s yes to a prescription', () => {
    const online = { payment: 'bkash' as const };
    expect(shown(order('expired', ['awaiting-payment'], online))).toEqual(['expired failed']);
    expect(shown(order('cancelled', ['awaiting-payment'], online))).toEqual(['cancelled failed']);
    expect(shown(order('rejected', ['awaiting-payment', 'requested'], online))).toEqual([
      'awaiting-payment done',
      'requested done',
      'rejected failed',
    ]);
    expect(shown(order('requested', [], online))).toEqual([
      'requested now',
      'accepted next',
      'ready next',
      'completed next',
    ]);
  });

  it('says of an order that ran out what did not come in time', () => {
    expect(statusText(order('expired', ['awaiting-payment'], { payment: 'card' }))).toBe('expired_unpaid');
    expect(statusText(order('expired', ['requested']))).toBe('expired');
    const late = (status: OrderStatus, reached: OrderStatus[], by: 'timer' | 'shop') => {
      const ended = order(status, reached);
      const events = ended.events.map((event, at) =>
        at === ended.events.length - 1 ? { ...event, by } : event,
      );
      return statusText({ ...ended, events });
    };
    expect(late('cancelled', ['requested', 'accepted', 'on-the-way'], 'timer')).toBe('cancelled_unconfirmed');
    expect(late('cancelled', ['requested', 'accepted', 'ready'], 'timer')).toBe('cancelled_unfetched');
    expect(late('cancelled', ['requested', 'accepted', 'ready'], 'shop')).toBe('cancelled');
    expect(statusText(order('ready'))).toBe('ready_pickup');
    expect(statusText(order('completed'))).toBe('completed');
    expect(statusText(order('completed', [], { isReviewed: true }))).toBe('completed_reviewed');
  });

  it('does not say that nothing is owed where money is on its way back', () => {
    for (const paymentStatus of ['refund-due', 'refunded'] as const) {
      const paid = (status: OrderStatus) =>
        statusText(order(status, ['awaiting-payment', 'requested'], { payment: 'bkash', paymentStatus }));
      for (const status of ['rejected', 'cancelled', 'expired'] as const) {
        expect(paid(status)).toBe(`${status}_paid`);
        expect(en.statusText[`${status}_paid`]).not.toContain('owed');
      }
    }
    const unfetched = order('cancelled', ['requested', 'ready'], { paymentStatus: 'refund-due' });
    const events = unfetched.events.map((event) => ({ ...event, by: 'timer' as const }));
    expect(statusText({ ...unfetched, events })).toBe('cancelled_unfetched_paid');
  });

  it('blames no shop that was never asked: the payment came when the time was over', () => {
    for (const paymentStatus of ['refund-due', 'refunded'] as const) {
      const late = order('expired', ['awaiting-payment'], { payment: 'bkash', paymentStatus });
      expect(statusText(late)).toBe('expired_late');
      expect(isForShop(late)).toBe(true);
    }
    expect(en.statusText.expired_late).not.toContain('another shop');
    expect(isForShop(order('expired', ['awaiting-payment'], { payment: 'card' }))).toBe(true);
    expect(isForShop(order('expired', ['requested']))).toBe(false);
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

describe('the money of an order', () => {
  const sum = (status: OrderStatus, paymentStatus: OrderDto['paymentStatus']) =>
    sumName({ status, paymentStatus });

  it('is to be paid only while it is, and never after it came back', () => {
    expect(sum('requested', 'unpaid')).toBe('due');
    expect(sum('awaiting-payment', 'failed')).toBe('due');
    expect(sum('accepted', 'paid')).toBe('paid');
    expect(sum('completed', 'unpaid')).toBe('paid');
    for (const back of ['refund-due', 'refunded'] as const) expect(sum('cancelled', back)).toBe('whole');
    expect(sum('rejected', 'unpaid')).toBe('whole');
  });

  it('goes back where the order came to nothing', () => {
    const back = (paymentStatus: OrderDto['paymentStatus'], refund: number) =>
      moneyBack({ paymentStatus, refund, total: 2_000, paid: 0, events: [] });
    expect(back('paid', 0)).toBeNull();
    expect(back('unpaid', 0)).toBeNull();
    expect(back('refund-due', 2_000)).toBe('refund-due');
    expect(back('refunded', 2_000)).toBe('refunded');
  });

  /** An order that was paid online and of which money goes back, by `status by note` of its history. */
  const partBack = (history: readonly string[], sums = { total: 1_000, paid: 1_000 }) =>
    moneyBack({
      ...sums,
      paymentStatus: 'paid',
      refund: 1_000,
      events: history.map((each, seq) => {
        const [status, by, note = ''] = each.split(' ');
        return { seq, at: 0, status, by, note } as OrderDto['events'][number];
      }),
    });
  const prepaid = ['awaiting-payment customer', 'requested payment', 'adjusted shop', 'accepted customer'];

  it('goes back in part where the shop gives less than was paid for, until it is back', () => {
    expect(partBack(prepaid)).toBe('part-back');
    expect(partBack([...prepaid, 'ready shop'])).toBe('part-back');
    const back = [...prepaid, 'accepted payment refunded'];
    expect(partBack(back)).toBe('refunded');
    expect(partBack([...back, 'ready shop', 'completed shop'])).toBe('refunded');
    // The till took less still.
    const less = { total: 1_000, paid: 800 };
    expect(partBack([...back, 'completed shop'], less)).toBe('part-back');
    expect(partBack([...back, 'completed shop', 'completed payment refunded'], less)).toBe('refunded');
  });

  it('was paid twice only where a payment came while the order stood paid', () => {
    const atTill = ['requested customer', 'accepted shop', 'completed shop'];
    expect(partBack([...atTill, 'completed payment refund'])).toBe('paid-twice');
    expect(partBack([...atTill, 'completed payment refund', 'completed payment refunded'])).toBe('refunded');
    expect(partBack([...prepaid.slice(0, 2), 'requested payment refund'])).toBe('paid-twice');
    expect(partBack(['accepted payment paid', 'accepted payment refund'])).toBe('paid-twice');
    // A payment of a wrong sum, and cash after it.
    expect(partBack(['accepted shop', 'accepted payment refund', 'completed shop'])).toBe('part-back');
  });

  it('is what the receipt says once the order is over: cash is rounded at the till', () => {
    const order = { total: 3_840, paid: 3_800 };
    expect(finalSum({ ...order, status: 'completed' })).toBe(3_800);
    expect(finalSum({ ...order, status: 'ready', paid: 0 })).toBe(3_840);
    expect(finalSum({ ...order, status: 'completed', paid: 0 })).toBe(3_840);
  });

  it('differs from what was agreed by the rounding of the till, or by anything else that was done there', () => {
    const change = (total: number, paid: number) => tillChange({ status: 'completed', total, paid });
    expect(change(3_840, 3_840)).toBeNull();
    expect(change(3_850, 3_900)).toBe('rounded');
    expect(change(3_840, 3_800)).toBe('rounded');
    expect(change(3_840, 3_891)).toBe('tillChanged');
    expect(change(3_840, 12_800)).toBe('tillChanged');
    expect(change(3_840, 3_000)).toBe('tillChanged');
    expect(tillChange({ status: 'ready', total: 3_840, paid: 1_000 })).toBeNull();
  });

  it('can be given online before the shop sees it, and for a prescription after its yes', () => {
    const order = { payment: 'bkash', paymentStatus: 'unpaid', total: 1_200, paid: 0 } as const;
    expect(mayPay({ ...order, status: 'awaiting-payment' })).toBe(true);
    expect(mayPay({ ...order, status: 'accepted' })).toBe(true);
    expect(mayPay({ ...order, status: 'requested' })).toBe(false);
    expect(mayPay({ ...order, status: 'accepted', payment: 'cash' })).toBe(false);
    expect(mayPay({ ...order, status: 'accepted', paid: 1_200 })).toBe(false);
  });
});
