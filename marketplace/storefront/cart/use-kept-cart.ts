import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { type KeptLine, kept, mergeKept } from './cart.ts';
import { cartStore, knownStore } from './cart-store.ts';

const QUIET_MS = 800;

/** What the account was last known to hold; nothing where it was another account that was. */
function knownOf(accountId: string): readonly KeptLine[] {
  const known = knownStore.get();
  return known.accountId === accountId ? known.lines : [];
}

/** Keeps the cart with the account: what another device left comes in when somebody signs in, changes go out once they rest. */
export function useKeptCart(): void {
  const now = useStore(session);
  const accountId = now.state === 'in' ? now.account.id : null;
  useEffect(() => {
    if (accountId === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const put = () => {
      timer = undefined;
      const items = kept(cartStore.get());
      api.cart.put({ items }).then(
        () => knownStore.set({ accountId, lines: items }),
        // The browser has it, and the next change goes out again.
        () => undefined,
      );
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(put, QUIET_MS);
    };
    // Whoever turns away from the page may not come back to it.
    const atOnce = () => {
      if (document.visibilityState !== 'hidden' || timer === undefined) return;
      clearTimeout(timer);
      put();
    };
    document.addEventListener('visibilitychange', atOnce);
    let stop: (() => void) | undefined;
    api.cart.get().then(
      ({ items }) => {
        if (isOver) return;
        cartStore.set(mergeKept(cartStore.get(), items, knownOf(accountId)));
        knownStore.set({ accountId, lines: items });
        later();
        stop = cartStore.subscribe(later);
      },
      () => {
        if (!isOver) stop = cartStore.subscribe(later);
      },
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', atOnce);
      stop?.();
    };
  }, [accountId]);
}
