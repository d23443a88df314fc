import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { kept, mergeKept } from './cart.ts';
import { cartStore } from './cart-store.ts';

const QUIET_MS = 800;

/** Keeps the cart with the account: what another device left comes in when somebody signs in, changes go out once they rest. */
export function useKeptCart(): void {
  const now = useStore(session);
  const accountId = now.state === 'in' ? now.account.id : null;
  useEffect(() => {
    if (accountId === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    // Not kept when the server is away; the browser has it, and the next change goes out again.
    const put = () => void api.cart.put({ items: kept(cartStore.get()) }).catch(() => undefined);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(put, QUIET_MS);
    };
    let stop: (() => void) | undefined;
    api.cart.get().then(
      ({ items }) => {
        if (isOver) return;
        cartStore.set(mergeKept(cartStore.get(), items));
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
      stop?.();
    };
  }, [accountId]);
}
