import { IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../../api/connection.ts';
import { useStore } from '../../api/external-store.ts';
import { OfflineBar } from '../../shell/OfflineBar.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { FirstHint } from '../FirstHint.tsx';
import { chordLabel } from '../keys/key-names.ts';
import { OrderStrip } from '../orders/OrderStrip.tsx';
import { useCartOrder } from '../orders/use-cart-order.ts';
import { CartLine } from './CartLine.tsx';
import { CartTotals } from './CartTotals.tsx';
import { CustomerStrip } from './CustomerStrip.tsx';
import classes from './cart.module.css';
import { WaitingScans } from './WaitingScans.tsx';

/** The cart: its lines in the order they came, the one that changed last in view, and what is to pay. */
export function CartPanel() {
  const { t } = useTranslation('counter');
  const cart = useCounterState((state) => state.cart);
  const flash = useCounterState((state) => state.flash);
  const { act, chords } = useCounter();
  const order = useCartOrder();
  const list = useRef<HTMLDivElement>(null);
  const { lines } = cart.draft;
  const { online } = useStore(connection);
  const inView = cart.selectedLineId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the same line changes again, and when the bar of a cut connection takes room below
  useEffect(() => {
    const row = inView === null ? null : list.current?.querySelector(`[data-line="${inView}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [inView, flash, online]);
  return (
    <section className={classes.panel} aria-label={t('cart')}>
      <div className={classes.head}>
        <span className={classes.cellNo}>{t('column.no')}</span>
        <span>{t('column.item')}</span>
        <span className={classes.right}>{t('column.quantity')}</span>
        <span className={classes.right}>{t('column.price')}</span>
        <span className={classes.right}>{t('column.total')}</span>
      </div>
      <div ref={list} className={classes.lines}>
        {lines.length === 0 ? (
          <div className={classes.empty}>
            <p className={classes.emptyTitle}>{t('empty.title')}</p>
            <p>{t('empty.text')}</p>
            <FirstHint />
          </div>
        ) : null}
        <ol className={classes.list} aria-label={t('lines')}>
          {lines.map((line, index) => (
            <CartLine key={line.lineId} line={line} index={index} />
          ))}
        </ol>
      </div>
      <OfflineBar className={classes.offline} />
      <WaitingScans />
      {order ? <OrderStrip shown={order} /> : null}
      {cart.draft.customerId ? <CustomerStrip id={cart.draft.customerId} /> : null}
      {cart.draft.customerId || order ? null : (
        <button type="button" className={classes.walkIn} tabIndex={-1} onClick={() => act('customer')}>
          <IconUser size={18} aria-hidden />
          {t('walkIn')}
          <KeyHint label={chordLabel(chords.customer)} />
        </button>
      )}
      <CartTotals />
    </section>
  );
}
