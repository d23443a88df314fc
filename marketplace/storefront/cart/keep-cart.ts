import { createPatience } from '../live/patience.ts';
import { type KeptLine, kept, mergeKept } from './cart.ts';
import { cartStore, knownStore } from './cart-store.ts';

const QUIET_MS = 800;

/** Where the account's cart is kept. */
type Keeper = {
  get: () => Promise<{ items: readonly KeptLine[]; gone: readonly KeptLine[] }>;
  put: (cart: { items: KeptLine[] }) => Promise<unknown>;
};

/** What the account was last known to hold; nothing where it was another account that was. */
function knownOf(accountId: string): readonly KeptLine[] {
  const known = knownStore.get();
  return known.accountId === accountId ? known.lines : [];
}

const isAlike = (some: readonly KeptLine[], others: readonly KeptLine[]) =>
  some.length === others.length &&
  some.every(({ shopId, listingId, packId, quantity }) =>
    others.some(
      (other) =>
        other.shopId === shopId &&
        other.listingId === listingId &&
        other.packId === packId &&
        other.quantity === quantity,
    ),
  );

/**
 * What is to be exchanged with the account: `run` brings in what other devices changed, once and where `lookAgain` asked for it, and before anything
 * is sent: the cart goes out whole, so what another device put in meanwhile would be written over.
 */
function createExchange(accountId: string, keeper: Keeper, isOver: () => boolean) {
  let asked = 1;
  let seen = 0;
  const merge = async () => {
    // Who asks again during the answer may ask for something newer than it.
    const asking = asked;
    const got = await keeper.get();
    if (isOver()) return;
    seen = asking;
    const merged = mergeKept(cartStore.get(), got, knownOf(accountId));
    knownStore.set({ accountId, lines: [...got.items, ...got.gone] });
    if (!isAlike(kept(merged), kept(cartStore.get()))) cartStore.set(merged);
  };
  return {
    lookAgain() {
      asked += 1;
    },
    async run() {
      const hasNews = () => !isAlike(kept(cartStore.get()), knownOf(accountId));
      if (seen !== asked || hasNews()) await merge();
      if (isOver() || !hasNews()) return;
      const items = kept(cartStore.get());
      await keeper.put({ items });
      if (!isOver()) knownStore.set({ accountId, lines: items });
    },
  };
}

/**
 * Keeps this browser's cart with the account until `stop`: what other devices changed comes in first, and again on `lookAgain`; changes go out once
 * they rest, at once on `atOnce`. Nothing goes out before the account's cart has come in, or it would be written over. What did not get through
 * is tried again by itself.
 */
export function keepCart(
  accountId: string,
  keeper: Keeper,
): { atOnce: () => void; lookAgain: () => void; stop: () => void } {
  const patience = createPatience();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isUnderWay = false;
  let isWanted = false;
  const exchange = createExchange(accountId, keeper, () => isOver);
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(now, ms);
  };
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    isWanted = true;
    if (!isUnderWay) void work();
  };
  /** One exchange after the other: two that overtake each other would bring back what was taken out. */
  const work = async () => {
    isUnderWay = true;
    try {
      while (isWanted && !isOver) {
        isWanted = false;
        await exchange.run();
      }
      patience.reset();
    } catch {
      // The browser has it all meanwhile.
      later(patience.next());
    } finally {
      isUnderWay = false;
    }
  };
  const unfollow = cartStore.subscribe(() => later(QUIET_MS));
  now();
  return {
    atOnce() {
      if (timer !== undefined) now();
    },
    lookAgain() {
      exchange.lookAgain();
      now();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
      unfollow();
    },
  };
}
