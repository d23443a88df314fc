import { counterStore, showView, updateCounter } from './counter-store.ts';
import { settleUnknown } from './unknown-scans.ts';

/** Esc: closes what was opened last. It never empties a cart. */
export function stepBack(): void {
  const { isHelpOpen, editingLineId, view, searchText, notice, lastSale, cart, unknown } = counterStore.get();
  if (isHelpOpen) updateCounter({ isHelpOpen: false });
  else if (editingLineId !== null) updateCounter({ editingLineId: null, notice: null });
  else if (view.kind === 'approval' || (view.kind === 'customer' && view.next === 'pay'))
    showView({ kind: 'pay' });
  else if (view.kind === 'unknown' && unknown[0]) settleUnknown(unknown[0].code);
  else if (view.kind !== 'search') showView({ kind: 'search' });
  else if (searchText !== '') updateCounter({ searchText: '', notice: null });
  else if (notice) updateCounter({ notice: null });
  else if (lastSale && cart.draft.lines.length === 0) updateCounter({ lastSale: null });
}
