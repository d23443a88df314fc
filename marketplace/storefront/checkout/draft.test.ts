import { describe, expect, it } from 'vitest';
import { draftAfterOrder, EMPTY_DRAFT, methodsFor, paymentOf, readDraft } from './draft.ts';

describe('the checkout', () => {
  it('finds again what was filled in, whatever was kept', () => {
    const draft = { ...EMPTY_DRAFT, fulfilment: 'delivery' as const, name: 'রহিমা', phone: '০১৭১১' };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const odd of [null, '', '{', '7', '[]', '{"name":7,"payment":"gold","fulfilment":"drone"}']) {
      expect(readDraft(odd)).toEqual(EMPTY_DRAFT);
    }
  });

  it('keeps for the next order who and where, not how the last one was paid', () => {
    const draft = { ...EMPTY_DRAFT, name: 'রহিমা', phone: '০১৭১১', address: 'Road 27' };
    const ordered = { ...draft, payment: 'bkash' as const, promoCode: 'EID10', note: 'ঘণ্টা বাজাবেন' };
    expect(draftAfterOrder(ordered)).toEqual(draft);
  });

  it('offers to pay online only where something is to be paid and somebody takes it', () => {
    const all = ['cash', 'bkash'] as const;
    expect(methodsFor(1_200, all)).toEqual(all);
    expect(methodsFor(1_200, ['cash'])).toEqual(['cash']);
    expect(paymentOf({ payment: 'bkash' }, 1_200, all)).toBe('bkash');
    expect(paymentOf({ payment: 'bkash' }, 0, all)).toBe('cash');
    expect(paymentOf({ payment: 'bkash' }, 1_200, ['cash'])).toBe('cash');
  });
});
