import { useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import { type CartAction, cartReducer } from '../../shared/cart/cart-reducer.ts';
import { type CartState, newCart } from '../../shared/cart/cart-state.ts';
import type { DraftDto, SaleDto, TenderInput } from '../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import { createStore } from '../../shared/web/store.ts';
import { areCartsSafe, forgetSoldCart, saveCart } from './cart/save-cart.ts';
import {
  belongingsOf,
  keepBelongings,
  keepCartOnScreen,
  NO_BELONGINGS,
  type UnknownScan,
  type WaitingScan,
} from './cart-belongings.ts';
import { isCounterAway } from './counter-lock.ts';
import { firstHint } from './first-hint.ts';
import { isRingingUp, newPayment, paymentStore } from './pay/payment-store.ts';

/** What the right side shows. */
export type CounterView =
  | { kind: 'search' }
  | { kind: 'pay' }
  | { kind: 'customer'; next: 'search' | 'pay' }
  | { kind: 'hold' }
  | { kind: 'substitutes'; productId: string; lineId: string | null }
  | { kind: 'receipts' }
  | { kind: 'unknown' }
  | { kind: 'open-item'; name: string }
  | { kind: 'line'; lineId: string }
  | { kind: 'bill-discount' }
  /** The pickup code of the order whose cart it is; these tenders wait for it. */
  | { kind: 'pickup-code'; tenders: readonly TenderInput[] }
  /** Somebody's PIN for a discount above the cap; these tenders wait for it. */
  | { kind: 'approval'; tenders: readonly TenderInput[] };

/** A short sentence beside what it concerns; `count` tells two equal ones apart for screen readers. */
export type Notice = { tone: 'refuse' | 'info'; text: string; count: number };

/** The whole state of the counter that outlives its page: it waits while the till is locked or the back office is open. */
export type CounterState = {
  cart: CartState;
  /** Who sat here last; null before anybody did. */
  userId: string | null;
  /** True once the saved cart of this till has been looked for. */
  isRestored: boolean;
  view: CounterView;
  isHelpOpen: boolean;
  searchText: string;
  /** Scanned codes that no goods have yet, in the order they came: none is lost while another is being named. */
  unknown: readonly UnknownScan[];
  /** The found product that was chosen with the arrow keys; null while the first one is meant. */
  markedId: string | null;
  /** Scanned or typed and not answered yet, in the order they came. */
  waiting: readonly WaitingScan[];
  /** True once something waits for so long that it is shown. */
  isWaitShown: boolean;
  /** The line whose quantity is being typed. */
  editingLineId: string | null;
  /** The line that changed last; `count` restarts its flash. */
  flash: { lineId: string; count: number } | null;
  /** Refusals of the server that belong to a line. */
  lineProblems: Readonly<Record<string, unknown>>;
  /** What lines cost before the server said otherwise. */
  oldAmounts: Readonly<Record<string, Paisa>>;
  /** Paisa beyond what was agreed for an order that the cashier has seen on its bill. */
  seenMore: number;
  /** The sale just made: its change stays until the next goods. */
  lastSale: SaleDto | null;
  notice: Notice | null;
};

/** The counter's state; screens change it through the functions below. */
export const counterStore = createStore<CounterState>({
  cart: newCart(v7),
  userId: null,
  isRestored: false,
  view: { kind: 'search' },
  isHelpOpen: false,
  searchText: '',
  unknown: [],
  markedId: null,
  waiting: [],
  isWaitShown: false,
  editingLineId: null,
  flash: null,
  lineProblems: {},
  oldAmounts: {},
  seenMore: 0,
  lastSale: null,
  notice: null,
});

/** Changes some of the counter's state. */
export function updateCounter(part: Partial<CounterState>): void {
  counterStore.set({ ...counterStore.get(), ...part });
}

/** The part of the counter's state that `pick` takes; the component is drawn again only when that part is another one. */
export function useCounterState<Part>(pick: (state: CounterState) => Part): Part {
  return useSyncExternalStore(counterStore.subscribe, () => pick(counterStore.get()));
}

/** What the cart on the screen owns beside its draft. */
function belongingsNow() {
  const { cart, unknown, waiting } = counterStore.get();
  const { draftId, taken } = paymentStore.get();
  const { id } = cart.draft;
  return { id, unknown, waiting, taken: draftId === id ? taken : NO_BELONGINGS.taken };
}

let kept = belongingsNow();

/** Keeps it at every change, so that a window that is left behind without warning loses none of it. */
function keepNow(): void {
  const now = belongingsNow();
  const isSame =
    now.id === kept.id &&
    now.unknown === kept.unknown &&
    now.waiting === kept.waiting &&
    now.taken === kept.taken;
  if (isCounterAway() || isSame) return;
  const before = kept;
  kept = now;
  if (now.id !== before.id) {
    keepCartOnScreen(now.id);
    // What waits for an answer stays on the screen: the cart that was put aside must not bring it a second time.
    if (before.waiting.length > 0) keepBelongings(before.id, { ...before, waiting: [] });
  }
  keepBelongings(now.id, now);
}
counterStore.subscribe(keepNow);
paymentStore.subscribe(keepNow);

/**
 * Lets go of a cart that another window of this till goes on with: what waits to be saved is saved first, or lies in the browser,
 * where the other window finds it. False when neither can be had: then the cart stays, and is still sent in the background.
 */
export async function leaveCart(): Promise<boolean> {
  const { id } = counterStore.get().cart.draft;
  while (isRingingUp(id)) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!(await areCartsSafe())) return false;
  updateCounter({
    cart: newCart(v7),
    isRestored: false,
    view: { kind: 'search' },
    searchText: '',
    waiting: [],
    unknown: [],
    editingLineId: null,
  });
  paymentStore.set(newPayment(''));
  kept = belongingsNow();
  return true;
}

/** Shows something on the right side. */
export function showView(view: CounterView): void {
  updateCounter({ view, notice: null, editingLineId: null });
}

/** Says something beside the search box. */
export function notify(tone: Notice['tone'], text: string): void {
  const count = (counterStore.get().notice?.count ?? 0) + 1;
  updateCounter({ notice: { tone, text, count } });
}

/** Takes back what was said: something else happened since. */
export function clearNotice(): void {
  if (counterStore.get().notice) updateCounter({ notice: null });
}

function withoutLine<Value>(
  record: Readonly<Record<string, Value>>,
  lineId: string,
): Readonly<Record<string, Value>> {
  if (!(lineId in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== lineId));
}

const ADDS: ReadonlySet<CartAction['type']> = new Set([
  'add-product',
  'add-parts',
  'add-open',
  'undo-remove',
]);

/** A cart whose last line was removed keeps no discount: the next customer must not find it there. */
function withoutStrayDiscount(cart: CartState): CartState {
  const { lines, billDiscount } = cart.draft;
  if (lines.length > 0 || billDiscount === 0) return cart;
  return cartReducer(cart, { type: 'set-bill-discount', discount: paisa(0) });
}

/** What may happen to a cart while the server rings it up: anything else would be missing on the receipt. */
const WHILE_RINGING_UP: ReadonlySet<CartAction['type']> = new Set(['select', 'refresh-products']);

/** Does something to the cart; what changed is saved in the background, the changed line flashes. */
export function dispatchCart(action: CartAction): void {
  const before = counterStore.get();
  if (isRingingUp(before.cart.draft.id) && !WHILE_RINGING_UP.has(action.type)) return;
  const cart = withoutStrayDiscount(cartReducer(before.cart, action));
  if (cart === before.cart) return;
  const isSaved =
    cart.draft !== before.cart.draft &&
    (cart.draft.lines.length > 0 || before.cart.draft.id === cart.draft.id);
  if (isSaved) saveCart(cart.draft, before.userId);
  const lineId =
    ADDS.has(action.type) || action.type === 'set-parts' || action.type === 'change-unit'
      ? cart.selectedLineId
      : null;
  const touched = 'lineId' in action && typeof action.lineId === 'string' ? action.lineId : (lineId ?? '');
  const isEdit = cart.draft !== before.cart.draft;
  updateCounter({
    cart,
    ...(ADDS.has(action.type) ? { lastSale: null, notice: null } : {}),
    // It asked for this.
    ...(action.type === 'acknowledge' ? { notice: null } : {}),
    ...(lineId ? { flash: { lineId, count: (before.flash?.count ?? 0) + 1 } } : {}),
    ...(isEdit
      ? {
          lineProblems: withoutLine(withoutLine(before.lineProblems, touched), lineId ?? ''),
          oldAmounts: withoutLine(before.oldAmounts, touched),
        }
      : {}),
  });
}

/** A new, empty cart in place of the one that was sold, held or given up. */
export function startNewCart(part: Partial<CounterState> = {}): void {
  const { cart } = counterStore.get();
  updateCounter({
    cart: cartReducer(cart, { type: 'clear', newDraftId: v7() }),
    view: { kind: 'search' },
    searchText: '',
    unknown: [],
    editingLineId: null,
    flash: null,
    lineProblems: {},
    oldAmounts: {},
    seenMore: 0,
    notice: null,
    ...part,
  });
}

/** After a sale: nothing of its cart is saved any more, and its change stays on the screen. A cart begun meanwhile stays. */
export function finishSale(sale: SaleDto): void {
  forgetSoldCart(sale.id);
  keepBelongings(sale.id, NO_BELONGINGS);
  firstHint.set(false);
  if (counterStore.get().cart.draft.id === sale.id) startNewCart({ lastSale: sale });
  else updateCounter({ lastSale: sale });
}

/** Puts the cart aside under a name (empty for none) and starts a new one; what was counted and what waits for a name goes with it. */
export function holdCart(name: string): void {
  const { draft } = counterStore.get().cart;
  if (draft.lines.length === 0 || isRingingUp(draft.id)) return;
  dispatchCart({ type: 'hold', name });
  startNewCart();
}

/** Lists a saved cart of this till among the held ones: another cart is on the screen already. */
export function putAside(draft: DraftDto): void {
  saveCart({ ...draft, state: 'held', revision: draft.revision + 1 }, counterStore.get().userId);
}

/** Takes a saved cart onto the screen with all that belongs to it. What is on the screen is put aside first, so that nothing is lost. */
export function takeCart(cart: CartState, isChange: boolean): void {
  if (isRingingUp(counterStore.get().cart.draft.id)) return;
  const { id: before } = counterStore.get().cart.draft;
  if (before !== cart.draft.id) holdCart('');
  const draft: DraftDto = {
    ...cart.draft,
    state: 'open',
    revision: cart.draft.revision + (isChange ? 1 : 0),
  };
  if (isChange) saveCart(draft, counterStore.get().userId);
  const own = belongingsOf(draft.id);
  // An empty cart is not put aside: what was scanned into it was meant for the one that was being fetched.
  const unknown = [...own.unknown, ...counterStore.get().unknown];
  const waiting = [...own.waiting, ...counterStore.get().waiting];
  updateCounter({
    cart: { ...cart, draft },
    view: { kind: unknown.length > 0 ? 'unknown' : 'search' },
    searchText: '',
    unknown,
    waiting,
    ...(own.waiting.length > 0 ? { isWaitShown: true } : {}),
    lastSale: null,
    lineProblems: {},
    oldAmounts: {},
    seenMore: 0,
    notice: null,
  });
  if (paymentStore.get().draftId !== draft.id)
    paymentStore.set({ ...newPayment(draft.id), taken: own.taken });
}
