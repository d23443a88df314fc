import { counterStore, updateCounter } from './counter-store.ts';
import { updatePayment } from './pay/payment-store.ts';

/**
 * Somebody sits down at the till. The cart and the money counted so far stay, whoever rang them up: they belong to the till and its
 * customer, and caps and rights are those of whoever is signed in. What was said to somebody else, or half typed by them, goes.
 */
export function seatUser(userId: string): void {
  const { userId: before } = counterStore.get();
  if (before === userId) return;
  updateCounter({ userId });
  if (before === null) return;
  const { unknown } = counterStore.get();
  updateCounter({
    view: { kind: unknown.length > 0 ? 'unknown' : 'search' },
    isHelpOpen: false,
    searchText: '',
    editingLineId: null,
    lineProblems: {},
    notice: null,
  });
  updatePayment({ error: null });
}
