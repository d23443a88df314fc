import { ORPCError } from '@orpc/client';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCart } from '../../../shared/cart/cart-state.ts';
import type { DraftDto } from '../../../shared/contract/sales.contract.ts';

let answer: string | null = null;
const saved: DraftDto[] = [];
vi.mock('../../api/client.ts', () => ({
  api: {
    sales: {
      saveDraft: async (draft: DraftDto) => {
        if (answer !== null) throw new ORPCError(answer);
        saved.push(draft);
        return { revision: draft.revision };
      },
    },
  },
  isAnswer: () => true,
}));

const { areCartsSafe, cartsNotSaved, forgetSoldCart, heldOnTheWay, onHeldSaved, saveCart } = await import(
  './save-cart.ts'
);
const { unsavedDrafts } = await import('./unsaved-drafts.ts');
const { sessionStore } = await import('../../session/session-store.ts');
type Session = Extract<ReturnType<typeof sessionStore.get>, { state: 'in' }>['session'];

const held = (): DraftDto => ({ ...newCart(v7).draft, state: 'held', name: 'red shirt', revision: 2 });
const kept = () => unsavedDrafts().map(({ draft }) => draft.id);

beforeEach(() => {
  vi.useFakeTimers();
  sessionStore.set({ state: 'in', session: {} as Session });
  answer = null;
  saved.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a cart that the server does not save', () => {
  it.each(['DISK_FULL', 'DISK_FAULT', 'INTERNAL', 'UNKNOWN_TILL', 'NOT_ALLOWED'])(
    'is kept after %s, said to be unsaved, and sent again until it is there',
    async (code) => {
      const draft = held();
      answer = code;
      saveCart(draft, null);
      const areSafe = areCartsSafe();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(kept()).toEqual([draft.id]);
      expect([...cartsNotSaved.get()]).toEqual([draft.id]);
      // This browser has no storage: the window is the only place.
      expect(await areSafe).toBe(false);
      answer = null;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(saved).toEqual([draft]);
      expect(kept()).toEqual([]);
      expect(cartsNotSaved.get().size).toBe(0);
    },
  );

  it.each(['NOT_FOUND_RECORD', 'VERSION_CONFLICT', 'ORDER_STATE', 'BAD_INPUT'])(
    'is let go after %s: it may never be stored',
    async (code) => {
      answer = code;
      saveCart(held(), null);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(kept()).toEqual([]);
      expect(cartsNotSaved.get().size).toBe(0);
      expect(await areCartsSafe()).toBe(true);
    },
  );

  it('is no longer said to be unsaved once it is sold', async () => {
    const draft = held();
    answer = 'DISK_FULL';
    saveCart(draft, null);
    await vi.advanceTimersByTimeAsync(10);
    expect(cartsNotSaved.get().size).toBe(1);
    forgetSoldCart(draft.id);
    expect(cartsNotSaved.get().size).toBe(0);
    answer = 'NOT_FOUND_RECORD';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kept()).toEqual([]);
  });
});

describe('a cart that is put aside', () => {
  const onTheWay = () => [...heldOnTheWay.get()].map(({ id }) => id);

  it('is on its way until it is saved and the list was read again', async () => {
    const list = Promise.withResolvers<void>();
    onHeldSaved(() => list.promise);
    const draft = held();
    answer = 'DISK_FULL';
    saveCart(draft, null);
    await vi.advanceTimersByTimeAsync(10);
    expect(onTheWay()).toEqual([draft.id]);
    answer = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual([draft]);
    expect(onTheWay()).toEqual([draft.id]);
    list.resolve();
    await vi.advanceTimersByTimeAsync(1);
    expect(onTheWay()).toEqual([]);
  });

  it('is not on its way any more once it is taken back, sold or refused', async () => {
    const list = Promise.withResolvers<void>();
    onHeldSaved(() => list.promise);
    const draft = held();
    saveCart(draft, null);
    await vi.advanceTimersByTimeAsync(10);
    const again = { ...draft, revision: 4 };
    saveCart({ ...draft, state: 'open', revision: 3 }, null);
    expect(onTheWay()).toEqual([]);
    saveCart(again, null);
    // The list that is read for the first time it was put aside says nothing of the second.
    list.resolve();
    onHeldSaved(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(10);
    expect([...heldOnTheWay.get()]).toEqual([again]);
    forgetSoldCart(draft.id);
    expect(onTheWay()).toEqual([]);
    answer = 'VERSION_CONFLICT';
    saveCart(held(), null);
    await vi.advanceTimersByTimeAsync(10);
    expect(onTheWay()).toEqual([]);
  });
});
