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
    const payments: readonly string[] = METHODS;
    return {
      ...draft,
      fulfilment: draft.fulfilment === 'delivery' ? 'delivery' : 'pickup',
      payment: payments.includes(draft.payment) ? draft.payment : 'cash',
    };
  } catch {
    return EMPTY_DRAFT;
  }
}

const METHODS: readonly PaymentMethod[] = ['cash', 'bkash', 'nagad', 'rocket', 'card'];

/** The ways to pay so much, of those the marketplace takes: where nothing is left to pay there is nothing to do online. */
export function methodsFor(
  total: number | undefined,
  offered: readonly PaymentMethod[],
): readonly PaymentMethod[] {
  return total === 0 ? ['cash'] : offered;
}

/** The chosen way to pay, or cash where it is not one of those offered now. */
export function paymentOf(
  draft: Pick<Draft, 'payment'>,
  total: number | undefined,
  offered: readonly PaymentMethod[],
): PaymentMethod {
  return methodsFor(total, offered).includes(draft.payment) ? draft.payment : 'cash';
}

/** What of a draft the next order at the same shop begins with: who and where; how to pay, codes and notes belong to the order they were given for. */
export function draftAfterOrder({ fulfilment, name, phone, address }: Draft): Draft {
  return { ...EMPTY_DRAFT, fulfilment, name, phone, address };
}
