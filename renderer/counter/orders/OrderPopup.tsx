import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { onShopEvent } from '../../api/event-stream.ts';
import { useCan } from '../../session/session-store.ts';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { playSound } from '../sounds.ts';
import { OrderCard } from './OrderCard.tsx';
import classes from './order-card.module.css';

/** A new order of the marketplace at every till, with sound and timer, below the search: it covers nothing and takes no focus. */
export function OrderPopup() {
  const { t } = useTranslation('market');
  const can = useCan();
  const { settings } = useCounter();
  const view = useCounterState((state) => state.view.kind);
  const ring = useEffectEvent(() => playSound('order', settings.counter.sounds));
  useEffect(
    () =>
      onShopEvent((event) => {
        if (event.type === 'market-order' && event.isNew) ring();
      }),
    [],
  );
  const orders = useQuery({
    ...orpc.marketplace.orders.queryOptions({ input: { open: true, limit: 100 }, retry: false }),
    enabled: can('marketplace.orders'),
  });
  const fresh = (orders.data?.items ?? []).filter(({ status }) => status === 'requested').toReversed();
  const [first] = fresh;
  // In place of a payment or a panel nothing may come between; the bar above says that it waits.
  if (!first || view !== 'search') return null;
  return (
    <aside className={classes.popup} aria-label={t('orders.new')} aria-live="polite">
      <div className={classes.more}>
        {t('orders.new')}
        {fresh.length > 1 ? ` (${t('orders.items', { count: fresh.length })})` : ''}
      </div>
      <OrderCard key={first.order.id} shown={first} />
    </aside>
  );
}
