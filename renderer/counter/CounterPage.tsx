import { useCallback, useEffect, useMemo } from 'react';
import { readSearch } from '../../shared/cart/read-search.ts';
import { useStore } from '../api/external-store.ts';
import { useSession } from '../session/session-store.ts';
import { CounterElsewhere } from './CounterElsewhere.tsx';
import { CartPanel } from './cart/CartPanel.tsx';
import { isCodeInCart } from './cart/create-adding.ts';
import { useAdding } from './cart/use-adding.ts';
import { useRestoredCart } from './cart/use-restored-cart.ts';
import { serveWaiting } from './cart/waiting-scans.ts';
import { seatUser } from './change-user.ts';
import classes from './counter.module.css';
import { CounterContext } from './counter-context.ts';
import { askForCounter, counterPlace } from './counter-lock.ts';
import { counterStore, leaveCart, updateCounter, useCounterState } from './counter-store.ts';
import { HelpOverlay } from './HelpOverlay.tsx';
import { KeyBar } from './KeyBar.tsx';
import { useActions } from './keys/use-actions.ts';
import { SEARCH_BOX_ID, useCounterKeys } from './keys/use-counter-keys.ts';
import { type ScanListener, useScanner } from './keys/use-scanner.ts';
import { isTypedPickupCode } from './orders/pickup-code-entry.ts';
import { useHeldListRead } from './panels/use-held-carts.ts';
import { rememberPayment } from './pay/payment-store.ts';
import { RightSide } from './RightSide.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useCounterValue } from './use-counter-value.ts';
import { useScanRefusal } from './use-scan-refusal.ts';

const NO_HOTKEYS = {};

/** The counter, in the one window of the till that holds it. */
export function CounterPage() {
  const place = useStore(counterPlace);
  useEffect(() => askForCounter(leaveCart), []);
  if (place === 'here') return <Counter />;
  return place === 'asking' ? <div className={classes.counter} /> : <CounterElsewhere />;
}

/** Cart on the left, search (or payment, or a panel) on the right, keys below. */
function Counter() {
  const { till, user } = useSession();
  useEffect(() => seatUser(user.id), [user.id]);
  const base = useCounterValue();
  const adding = useAdding(base);
  const act = useActions(base, adding);
  const isHelpOpen = useCounterState((state) => state.isHelpOpen);
  const refusesScan = useScanRefusal(adding);
  useRestoredCart(till.id);
  useHeldListRead();
  const isRestored = useCounterState((state) => state.isRestored);
  useEffect(() => {
    if (adding.desk && isRestored) serveWaiting(adding.desk);
  }, [adding, isRestored]);
  useCounterKeys(base?.settings.counter.hotkeys ?? NO_HOTKEYS, act);
  const onScan = useCallback<ScanListener['onScan']>(
    (code, before) => {
      // A receipt's code, scanned where receipts are looked for.
      if (counterStore.get().view.kind === 'receipts') return 'leave';
      if (isTypedPickupCode(code, document.activeElement?.id, isCodeInCart)) return 'typed';
      if (refusesScan()) return 'refused';
      updateCounter({ searchText: '', editingLineId: null });
      adding.scan(code, before === null ? null : readSearch(before).quantity);
      return 'taken';
    },
    [adding, refusesScan],
  );
  const listener = useMemo(() => ({ onScan, remember: rememberPayment }), [onScan]);
  useScanner(listener, SEARCH_BOX_ID);
  const value = useMemo(() => (base ? { ...base, act, adding } : null), [base, act, adding]);
  if (!value) return <div className={classes.counter} />;
  return (
    <CounterContext value={value}>
      <div className={classes.counter}>
        <StatusBar />
        <main className={classes.halves} inert={isHelpOpen}>
          <CartPanel />
          <RightSide />
        </main>
        <KeyBar />
        {isHelpOpen ? <HelpOverlay /> : null}
      </div>
    </CounterContext>
  );
}
