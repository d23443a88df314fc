import { createStore } from '../../shared/web/store.ts';

/** Whether the counter shows its five lines for beginners. */
export const firstHint = createStore(false);

/** Shows them at the next counter, until something is sold or they are closed. */
export function askForHint(): void {
  firstHint.set(true);
}
