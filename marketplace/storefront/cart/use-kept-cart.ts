import { useEffect } from 'react';
import { api } from '../api/client.ts';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { keepCart } from './keep-cart.ts';

/** Keeps the cart with the account of whoever is signed in. */
export function useKeptCart(): void {
  const now = useStore(session);
  const accountId = now.state === 'in' ? now.account.id : null;
  useEffect(() => {
    if (accountId === null) return undefined;
    const keeping = keepCart(accountId, api.cart);
    // Whoever turns away from the page may not come back to it, and who comes back may have been at another device.
    const onTurn = () => {
      if (document.visibilityState === 'hidden') keeping.atOnce();
      else keeping.lookAgain();
    };
    document.addEventListener('visibilitychange', onTurn);
    return () => {
      document.removeEventListener('visibilitychange', onTurn);
      keeping.stop();
    };
  }, [accountId]);
}
