import type { ShopDb } from '../db/open.ts';

/** How long one transaction may hold the writer before it lets a sale in between. */
const HOLD_MS = 12;

/** More products at once share more of the index work; so many take about 5 ms. */
export const AT_ONCE = 32;

/**
 * Repeats a step in transactions that each end after about 12 ms, however slow the machine, and gives way after each; until the step
 * answers false: nothing is left. `between` runs after each transaction, outside it and waited for, and may throw to end the work.
 */
export async function inTurns(
  db: ShopDb,
  name: string,
  step: () => boolean,
  between: () => void | Promise<void> = () => undefined,
): Promise<void> {
  let isLeft = true;
  while (isLeft) {
    const until = performance.now() + HOLD_MS;
    db.unhurriedTransaction(name, () => {
      do isLeft = step();
      while (isLeft && performance.now() < until);
    });
    await between();
    await new Promise(setImmediate);
  }
}

/** Works through a list in turns (`inTurns`). What belongs to one item lands in one transaction. */
export async function inSlices<Item>(
  db: ShopDb,
  name: string,
  items: readonly Item[],
  work: (slice: readonly Item[]) => void,
  between: () => void | Promise<void> = () => undefined,
): Promise<void> {
  let at = 0;
  const step = () => {
    work(items.slice(at, at + AT_ONCE));
    at += AT_ONCE;
    return at < items.length;
  };
  if (items.length > 0) await inTurns(db, name, step, between);
}
