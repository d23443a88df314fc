import { expect, it } from 'vitest';
import { testPack, testProduct } from '../../shared/cart/cart-fixtures.ts';
import { seatUser } from './change-user.ts';
import { counterStore, dispatchCart, updateCounter } from './counter-store.ts';
import { exactCash, newPayment, paymentStore } from './pay/payment-store.ts';

it('keeps the cart and the counted money for the next person, and nothing that was said to the last one', () => {
  seatUser('karim');
  const product = testProduct('piece', [testPack('piece', 1, 1000, true)], []);
  dispatchCart({ type: 'add-product', lineId: 'a', product });
  const { cart } = counterStore.get();
  const taken = exactCash(cart.draft.billDiscount);
  paymentStore.set({ ...newPayment(cart.draft.id), taken, error: new Error('NEEDS_APPROVAL') });
  updateCounter({
    view: { kind: 'approval', tenders: taken },
    lineProblems: { a: new Error('BAD_DISCOUNT') },
    searchText: 'nap',
  });
  seatUser('karim');
  expect(counterStore.get().view.kind).toBe('approval');
  seatUser('rahima');
  expect(counterStore.get()).toMatchObject({
    cart,
    view: { kind: 'search' },
    lineProblems: {},
    searchText: '',
  });
  expect(paymentStore.get()).toMatchObject({ taken, error: null, draftId: cart.draft.id });
});
