import type { ShopDb } from '../db/open.ts';

/** How long one transaction may hold the writer before it lets a sale in between. */
const HOLD_MS = 12;
/** More at once share more of the index work; 32 products take about 5 ms. */
const AT_ONCE = 32;

/**
 * Works through the items in transactions that each end after about 12 ms, however slow the machine, and gives way after each. What
 * belongs to one item lands in one transaction. `between` runs after each transaction, outside it, and may throw to end the work.
 */
export async function inSlices<Item>(
  db: ShopDb,
  name: string,
  items: readonly Item[],
  work: (slice: readonly Item[]) => void,
  between: () => void = () => undefined,
): Promise<void> {
  let at = 0;
  while (at < items.length) {
    const until = performance.now() + HOLD_MS;
    db.unhurriedTransaction(name, () => {
      do {
        work(items.slice(at, at + AT_ONCE));
        at += AT_ONCE;
      } while (at < items.length && performance.now() < until);
    });
    between();
    await new Promise(setImmediate);
  }
}
