import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testPack, testProduct } from '../../shared/cart/cart-fixtures.ts';
import type { DraftDto, SaleDto } from '../../shared/contract/sales.contract.ts';
import { paisa } from '../../shared/money/money.ts';

const saved: DraftDto[] = [];
let refusal: (Error & { code: string }) | null = null;
vi.mock('../api/client.ts', () => ({
  api: {
    sales: {
      saveDraft: (draft: DraftDto) => {
        if (refusal) return Promise.reject(refusal);
        saved.push(draft);
        return Promise.resolve({ revision: draft.revision });
      },
    },
  },
  isAnswer: () => true,
}));

const {
  counterStore,
  dispatchCart,
  finishSale,
  holdCart,
  leaveCart,
  notify,
  startNewCart,
  takeCart,
  updateCounter,
} = await import('./counter-store.ts');
const { waitForName } = await import('./unknown-scans.ts');
const { stepBack } = await import('./step-back.ts');
const { sessionStore } = await import('../session/session-store.ts');
const { newPayment, paymentStore } = await import('./pay/payment-store.ts');
type Session = Extract<ReturnType<typeof sessionStore.get>, { state: 'in' }>['session'];
const signIn = () => sessionStore.set({ state: 'in', session: {} as Session });

const product = testProduct('piece', [testPack('piece', 1, 1000, true)], []);
const add = (lineId: string) => dispatchCart({ type: 'add-product', lineId, product });
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  refusal = null;
  signIn();
  startNewCart({ lastSale: null });
  await settle();
  saved.length = 0;
});

describe('the counter', () => {
  it('saves every change of the cart, the newest last', async () => {
    add('a');
    add('a');
    await settle();
    const { draft } = counterStore.get().cart;
    expect(saved.at(-1)).toEqual(draft);
    expect(saved.map((each) => each.id)).toEqual(saved.map(() => draft.id));
  });

  it('flashes the line that changed, again for a repeated scan', () => {
    add('a');
    const first = counterStore.get().flash;
    add('b');
    const second = counterStore.get().flash;
    expect(second).toEqual({ lineId: first?.lineId, count: (first?.count ?? 0) + 1 });
  });

  it('holds a cart under its name and begins another', async () => {
    add('a');
    const { id } = counterStore.get().cart.draft;
    holdCart('red shirt');
    await settle();
    expect(saved.at(-1)).toMatchObject({ id, state: 'held', name: 'red shirt' });
    expect(counterStore.get().cart.draft).toMatchObject({ lines: [], state: 'open' });
    expect(counterStore.get().cart.draft.id).not.toBe(id);
  });

  it('sends a cart that was held just before the till was locked, once somebody signs in', async () => {
    add('a');
    const { id } = counterStore.get().cart.draft;
    await settle();
    sessionStore.set({ state: 'out', lastUserId: null });
    holdCart('red shirt');
    await settle();
    expect(saved.at(-1)).toMatchObject({ id, state: 'open' });
    signIn();
    await settle();
    expect(saved.at(-1)).toMatchObject({ id, state: 'held', name: 'red shirt' });
  });

  it('keeps a held cart that the server refused because nobody was signed in', async () => {
    vi.useFakeTimers();
    add('a');
    await vi.advanceTimersByTimeAsync(10);
    refusal = Object.assign(new Error('refused'), { code: 'SIGN_IN_REQUIRED' });
    holdCart('red shirt');
    await vi.advanceTimersByTimeAsync(10);
    refusal = null;
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(saved.at(-1)).toMatchObject({ state: 'held', name: 'red shirt' });
  });

  it('takes nothing into a cart that is being rung up, and does not hold it', () => {
    add('a');
    const { cart } = counterStore.get();
    paymentStore.set({ ...newPayment(cart.draft.id), isBusy: true });
    add('b');
    holdCart('');
    paymentStore.set(newPayment(''));
    expect(counterStore.get().cart).toBe(cart);
  });

  it('leaves a cart alone that was begun while another was rung up', () => {
    add('a');
    const { id } = counterStore.get().cart.draft;
    holdCart('');
    add('b');
    finishSale({ id, total: paisa(1000) } as SaleDto);
    expect(counterStore.get().cart.draft.lines).toHaveLength(1);
    expect(counterStore.get().lastSale?.id).toBe(id);
  });

  it('puts the cart on the screen aside before it takes another', async () => {
    add('a');
    const held = counterStore.get().cart;
    holdCart('');
    add('b');
    const { id } = counterStore.get().cart.draft;
    takeCart(held, true);
    await settle();
    expect(saved).toContainEqual(expect.objectContaining({ id, state: 'held' }));
    expect(counterStore.get().cart.draft).toMatchObject({ id: held.draft.id, state: 'open' });
  });

  it('keeps codes without goods with their cart: not in the next one, and there again when it comes back', () => {
    add('a');
    const { cart } = counterStore.get();
    waitForName({ code: '8941100500017', quantity: '2' });
    holdCart('red shirt');
    expect(counterStore.get().unknown).toEqual([]);
    add('b');
    waitForName({ code: '111', quantity: null });
    takeCart(cart, true);
    expect(counterStore.get()).toMatchObject({
      unknown: [{ code: '8941100500017', quantity: '2' }],
      view: { kind: 'unknown' },
    });
  });

  it('keeps counted money with its cart, through another window too, until it is sold', async () => {
    add('a');
    const { cart } = counterStore.get();
    const { id } = cart.draft;
    const taken = [{ kind: 'cash' as const, amount: paisa(400), received: paisa(400) }];
    paymentStore.set({ ...newPayment(id), taken });
    await settle();
    expect(await leaveCart()).toBe(true);
    expect(paymentStore.get().taken).toEqual([]);
    takeCart(cart, false);
    expect(paymentStore.get()).toMatchObject({ draftId: id, taken });
    paymentStore.set(newPayment(''));
    finishSale({ id, total: paisa(1000) } as SaleDto);
    takeCart(cart, false);
    expect(paymentStore.get().taken).toEqual([]);
  });

  it('says when a cart cannot be let go because the server is away, and keeps it', async () => {
    vi.useFakeTimers();
    add('a');
    refusal = Object.assign(new Error('refused'), { code: 'SIGN_IN_REQUIRED' });
    add('a');
    const left = leaveCart();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await left).toBe(false);
    expect(counterStore.get().cart.draft.lines).toHaveLength(1);
    refusal = null;
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(saved.at(-1)).toEqual(counterStore.get().cart.draft);
  });

  it('keeps the change on the screen until the next goods', () => {
    add('a');
    const { id } = counterStore.get().cart.draft;
    finishSale({ id, total: paisa(1000) } as SaleDto);
    expect(counterStore.get().lastSale?.id).toBe(id);
    expect(counterStore.get().cart.draft.lines).toEqual([]);
    add('b');
    expect(counterStore.get().lastSale).toBeNull();
  });

  it('leaves no discount in a cart whose last line was removed', () => {
    add('a');
    dispatchCart({ type: 'set-bill-discount', discount: paisa(100) });
    const lineId = counterStore.get().cart.draft.lines[0]?.lineId ?? '';
    dispatchCart({ type: 'remove', lineId });
    expect(counterStore.get().cart.draft.billDiscount).toBe(0);
  });

  it('goes back one step at a time and never empties the cart', () => {
    add('a');
    updateCounter({ view: { kind: 'customer', next: 'pay' }, isHelpOpen: true });
    const seen: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      stepBack();
      const { view, isHelpOpen } = counterStore.get();
      seen.push(`${view.kind}${isHelpOpen ? ' help' : ''}`);
    }
    expect(seen).toEqual(['customer', 'pay', 'search', 'search', 'search', 'search']);
    expect(counterStore.get().cart.draft.lines).toHaveLength(1);
  });

  it('takes back that a warning has to be seen once it was', () => {
    add('a');
    notify('refuse', 'see it first');
    dispatchCart({ type: 'acknowledge', lineId: 'a', warnings: ['promised'] });
    expect(counterStore.get().notice).toBeNull();
  });

  it('tells two equal refusals apart', () => {
    notify('refuse', 'no');
    const first = counterStore.get().notice?.count ?? 0;
    notify('refuse', 'no');
    expect(counterStore.get().notice?.count).toBe(first + 1);
  });
});
