import type { UnknownScan } from './cart-belongings.ts';
import { counterStore, showView, updateCounter } from './counter-store.ts';

/** Puts an unknown code at the end of those that wait to be named, and shows the first of them. */
export function waitForName(scan: UnknownScan): void {
  updateCounter({ unknown: [...counterStore.get().unknown, scan] });
  if (counterStore.get().view.kind !== 'unknown') showView({ kind: 'unknown' });
}

/** Takes all scans of a code off the list, because it has goods now or is not wanted; shows the next code, or the search again. */
export function settleUnknown(code: string): readonly UnknownScan[] {
  const { unknown, view } = counterStore.get();
  const rest = unknown.filter((scan) => scan.code !== code);
  updateCounter({ unknown: rest });
  if (view.kind === 'unknown') showView({ kind: rest.length > 0 ? 'unknown' : 'search' });
  return unknown.filter((scan) => scan.code === code);
}
