import { type KeptLine, kept, mergeKept } from './cart.ts';
import { cartStore, knownStore } from './cart-store.ts';

const QUIET_MS = 800;

/** Where the account's cart is kept. */
type Keeper = {
  get: () => Promise<{ items: readonly KeptLine[] }>;
  put: (cart: { items: KeptLine[] }) => Promise<unknown>;
};

/** What the account was last known to hold; nothing where it was another account that was. */
function knownOf(accountId: string): readonly KeptLine[] {
  const known = knownStore.get();
  return known.accountId === accountId ? known.lines : [];
}

/**
 * Keeps this browser's cart with the account until `stop`: what another device left comes in first, changes go out once they rest, at once on
 * `atOnce`. Nothing goes out before the account's cart has come in, or it would be written over.
 */
export function keepCart(accountId: string, keeper: Keeper): { atOnce: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isMerged = false;
  let unfollow: (() => void) | undefined;
  const merge = async () => {
    const { items } = await keeper.get();
    if (isOver) return;
    cartStore.set(mergeKept(cartStore.get(), items, knownOf(accountId)));
    knownStore.set({ accountId, lines: items });
    isMerged = true;
  };
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const items = kept(cartStore.get());
    keeper.put({ items }).then(
      () => knownStore.set({ accountId, lines: items }),
      // The browser has it, and the next change goes out again.
      () => undefined,
    );
  };
  const put = () => {
    timer = undefined;
    if (isMerged) return send();
    merge().then(
      () => (isOver ? undefined : send()),
      // As above.
      () => undefined,
    );
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(put, QUIET_MS);
  };
  const follow = () => {
    if (!isOver) unfollow = cartStore.subscribe(later);
  };
  merge().then(() => {
    if (!isOver) later();
    follow();
  }, follow);
  return {
    atOnce() {
      if (timer === undefined) return;
      clearTimeout(timer);
      put();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
      unfollow?.();
    },
  };
}
