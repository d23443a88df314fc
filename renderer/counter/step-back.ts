import i18next from 'i18next';
import { createFormat } from '../i18n/use-format.ts';
import { dropWaiting } from './cart/waiting-scans.ts';
import { counterStore, notify, showView, updateCounter } from './counter-store.ts';
import { settleUnknown } from './unknown-scans.ts';

/** Leaves out what waits for an answer of the server, and says so: nobody shall look for it in the cart. */
export function leaveOutWaiting(id: string): void {
  const left = counterStore.get().waiting.find((scan) => scan.id === id);
  if (!left) return;
  dropWaiting(id);
  const format = createFormat(i18next.language === 'en' ? 'en' : 'bn');
  notify('info', i18next.t('counter:waiting.leftOut', { text: format.code(left.text) }));
}

/** Esc: closes what was opened last. It never empties a cart. */
export function stepBack(): void {
  const {
    isHelpOpen,
    editingLineId,
    view,
    searchText,
    notice,
    lastSale,
    cart,
    unknown,
    waiting,
    isWaitShown,
  } = counterStore.get();
  if (isHelpOpen) updateCounter({ isHelpOpen: false });
  else if (editingLineId !== null) updateCounter({ editingLineId: null, notice: null });
  else if (view.kind === 'approval' || (view.kind === 'customer' && view.next === 'pay'))
    showView({ kind: 'pay' });
  else if (view.kind === 'unknown' && unknown[0]) settleUnknown(unknown[0].code);
  else if (view.kind !== 'search') showView({ kind: 'search' });
  else if (searchText !== '') updateCounter({ searchText: '', notice: null });
  else if (isWaitShown && waiting[0]) leaveOutWaiting(waiting[0].id);
  else if (notice) updateCounter({ notice: null });
  else if (lastSale && cart.draft.lines.length === 0) updateCounter({ lastSale: null });
}
