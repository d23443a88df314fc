import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PricedLine } from '../../../shared/cart/cart-types.ts';
import type { Permission } from '../../../shared/permissions/permissions.ts';
import { lockTill, useCan } from '../../session/session-store.ts';
import { chooseLanguage } from '../../shell/LanguageSwitch.tsx';
import type { Adding } from '../cart/adding.ts';
import { hasWaitingScans } from '../cart/waiting-scans.ts';
import { unseenWarnings } from '../counter-context.ts';
import { counterStore, dispatchCart, showView, updateCounter } from '../counter-store.ts';
import { exactCash, isRingingUp } from '../pay/payment-store.ts';
import { useCheckout } from '../pay/use-checkout.ts';
import type { CounterBase } from '../use-counter-value.ts';
import type { HotkeyAction } from './hotkeys.ts';
import { focusSearch } from './use-counter-keys.ts';

type Does = Readonly<Record<HotkeyAction, () => void>>;
type Parts = {
  base: CounterBase;
  can: (permission: Permission) => boolean;
  refuse: Adding['refuse'];
  words: Readonly<
    Record<
      'emptyCart' | 'seeWarnings' | 'seeMore' | 'mendLine' | 'notAllowed' | 'unknownLeft' | 'scanWaits',
      string
    >
  >;
};

/** What changes the cart or takes it away; while the server rings it up that is refused aloud. */
const CHANGES_CART: ReadonlySet<HotkeyAction> = new Set([
  'hold',
  'quantity',
  'unit',
  'remove',
  'undo-remove',
  'acknowledge',
  'bill-discount',
  'open-item',
]);

function selectedLine() {
  const { cart } = counterStore.get();
  return (
    cart.draft.lines.find((line) => line.lineId === cart.selectedLineId) ?? cart.draft.lines.at(-1) ?? null
  );
}

function cycleUnit(): void {
  const line = selectedLine();
  if (line?.kind !== 'product') return;
  const packs = counterStore.get().cart.products[line.productId]?.packs ?? [];
  const at = packs.findIndex((pack) => pack.id === line.parts[0]?.packId);
  const next = packs[(at + 1) % packs.length];
  if (next && packs.length > 1) dispatchCart({ type: 'change-unit', lineId: line.lineId, packId: next.id });
}

function acknowledge({ base }: Parts): void {
  const chosen = base.priced.get(selectedLine()?.lineId ?? '');
  // Goods that are never oversold are not sold by saying that it was seen.
  const openOf = (line: PricedLine) =>
    unseenWarnings(line).filter((warning) => warning !== 'oversell' || !base.blocked.has(line.lineId));
  const line = [...(chosen ? [chosen] : []), ...base.preview.lines].find((each) => openOf(each).length > 0);
  if (line) dispatchCart({ type: 'acknowledge', lineId: line.lineId, warnings: openOf(line) });
  else if (base.agreement && base.agreement.more > 0)
    updateCounter({ seenMore: base.agreement.more, notice: null });
}

function onLine({ refuse, words }: Parts, work: (lineId: string) => void): void {
  const line = selectedLine();
  if (line) work(line.lineId);
  else refuse(words.emptyCart);
}

/** Says no, and shows them, while scanned codes wait for their goods: they belong to this cart. */
function refusesForUnknown({ refuse, words }: Parts): boolean {
  if (counterStore.get().unknown.length === 0) return false;
  showView({ kind: 'unknown' });
  refuse(words.unknownLeft);
  return true;
}

/** Pays only a cart whose every line may be sold: not priced, or a warning nobody has seen, comes first. */
function beforePaying(parts: Parts, work: () => void): void {
  const { base, refuse, words } = parts;
  if (hasWaitingScans()) {
    refuse(words.scanWaits);
    return;
  }
  if (counterStore.get().cart.draft.lines.length === 0) {
    refuse(words.emptyCart);
    return;
  }
  if (refusesForUnknown(parts)) return;
  const [blocked] = base.blocked;
  const refused = base.preview.refusals.find(({ lineId }) => lineId !== null)?.lineId ?? blocked;
  const unseen = base.preview.lines.find((line) => unseenWarnings(line).length > 0)?.lineId;
  const lineId = refused ?? unseen;
  const isMore = (base.agreement?.more ?? 0) > counterStore.get().seenMore;
  if (!lineId && !isMore) {
    work();
    return;
  }
  if (lineId) dispatchCart({ type: 'select', lineId });
  showView({ kind: 'search' });
  refuse(refused ? words.mendLine : unseen ? words.seeWarnings : words.seeMore);
}

function lineActions(parts: Parts) {
  return {
    quantity: () =>
      onLine(parts, (lineId) => {
        showView({ kind: 'search' });
        dispatchCart({ type: 'select', lineId });
        updateCounter({ editingLineId: lineId });
      }),
    unit: () => onLine(parts, cycleUnit),
    substitutes: () =>
      onLine(parts, () => {
        const line = selectedLine();
        if (line?.kind === 'product')
          showView({ kind: 'substitutes', productId: line.productId, lineId: line.lineId });
      }),
    remove: () => onLine(parts, (lineId) => dispatchCart({ type: 'remove', lineId })),
    'undo-remove': () => dispatchCart({ type: 'undo-remove' }),
    acknowledge: () => acknowledge(parts),
    'line-details': () => onLine(parts, (lineId) => showView({ kind: 'line', lineId })),
    'bill-discount': () =>
      onLine(parts, () => {
        if (parts.can('sales.discount')) showView({ kind: 'bill-discount' });
        else parts.refuse(parts.words.notAllowed);
      }),
  };
}

function viewActions(parts: Parts) {
  return {
    help: () => updateCounter({ isHelpOpen: !counterStore.get().isHelpOpen }),
    search: () => {
      showView({ kind: 'search' });
      focusSearch();
    },
    customer: () =>
      showView({ kind: 'customer', next: counterStore.get().view.kind === 'pay' ? 'pay' : 'search' }),
    hold: () => {
      // Goods still on their way belong to the cart on the screen.
      if (hasWaitingScans()) parts.refuse(parts.words.scanWaits);
      else if (!refusesForUnknown(parts)) showView({ kind: 'hold' });
    },
    receipts: () => showView({ kind: 'receipts' }),
    'open-item': () => {
      if (parts.can('sales.open-item')) showView({ kind: 'open-item', name: '' });
      else parts.refuse(parts.words.notAllowed);
    },
    pay: () => beforePaying(parts, () => showView({ kind: 'pay' })),
    'switch-user': lockTill,
    language: () => chooseLanguage(document.documentElement.lang === 'bn' ? 'en' : 'bn'),
  };
}

/** What each hotkey does. */
export function useActions(base: CounterBase | null, adding: Adding): (action: HotkeyAction) => void {
  const { t } = useTranslation(['counter', 'errors']);
  const navigate = useNavigate();
  const can = useCan();
  const checkout = useCheckout();
  return useCallback(
    (action: HotkeyAction) => {
      if (!base) return;
      const words = {
        emptyCart: t('counter:notice.emptyCart'),
        seeWarnings: t('counter:notice.seeWarnings'),
        seeMore: t('counter:notice.seeMore'),
        mendLine: t('counter:notice.mendLine'),
        notAllowed: t('errors:NOT_ALLOWED'),
        unknownLeft: t('counter:notice.unknownLeft'),
        scanWaits: t('counter:notice.scanWaits'),
      };
      if (CHANGES_CART.has(action) && isRingingUp(counterStore.get().cart.draft.id)) {
        adding.refuse(t('counter:notice.scanWhilePaying'));
        return;
      }
      const parts: Parts = { base, can, refuse: adding.refuse, words };
      const does: Does = {
        ...lineActions(parts),
        ...viewActions(parts),
        'exact-cash': () =>
          beforePaying(parts, () => {
            // Paid online already: whoever means cash has to see it first.
            if (base.rules.paidOnline > 0) showView({ kind: 'pay' });
            else checkout(base, exactCash(base.preview.total));
          }),
        office: () => void navigate({ to: '/products' }),
      };
      does[action]();
    },
    [base, adding, navigate, can, checkout, t],
  );
}
