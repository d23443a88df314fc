import { v7 as uuidv7 } from 'uuid';
import type { Fulfilment, PaymentMethod } from '../../../shared/marketplace/order.ts';

/** What the customer has filled in at the checkout of a shop. */
export type Draft = {
  fulfilment: Fulfilment;
  payment: PaymentMethod;
  promoCode: string;
  name: string;
  phone: string;
  address: string;
  note: string;
};

export const EMPTY_DRAFT: Draft = {
  fulfilment: 'pickup',
  payment: 'cash',
  promoCode: '',
  name: '',
  phone: '',
  address: '',
  note: '',
};

/** A draft out of what a browser kept; what cannot be read is empty. */
export function readDraft(text: string | null): Draft {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    if (typeof found !== 'object' || found === null) return EMPTY_DRAFT;
    const known = Object.entries(EMPTY_DRAFT).map(([field, empty]) => {
      const value = (found as Record<string, unknown>)[field];
      return [field, typeof value === 'string' ? value : empty];
    });
    const draft = Object.fromEntries(known) as Draft;
    const payments: readonly string[] = ['cash', 'bkash', 'nagad', 'rocket', 'card'];
    return {
      ...draft,
      fulfilment: draft.fulfilment === 'delivery' ? 'delivery' : 'pickup',
      payment: payments.includes(draft.payment) ? draft.payment : 'cash',
    };
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Gives the same id for the same contents, so that a second press after a lost answer finds the first order; other contents, another id. */
export function createOrderIds(make: () => string = uuidv7): (contents: unknown) => string {
  let last = { contents: '', id: '' };
  return (contents) => {
    const text = JSON.stringify(contents);
    if (last.id === '' || last.contents !== text) last = { contents: text, id: make() };
    return last.id;
  };
}
