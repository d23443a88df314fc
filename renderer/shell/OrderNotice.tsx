import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { onShopEvent } from '../api/event-stream.ts';
import { playSound } from '../counter/sounds.ts';
import { useCan } from '../session/session-store.ts';
import { showOrders } from './market-wish.ts';
import classes from './shell.module.css';

/** How many orders of the marketplace wait for the shop's answer; 0 for whoever may not answer. */
export function useWaitingOrders(): number {
  const can = useCan();
  const status = useQuery(orpc.marketplace.status.queryOptions({ input: {}, retry: false })).data;
  return can('marketplace.orders') ? (status?.newOrders ?? 0) : 0;
}

/** Says on every page of the back office that orders wait, with the shop's sound when one comes; one click leads to them. */
export function OrderNotice() {
  const { t } = useTranslation('market');
  const count = useWaitingOrders();
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} })).data;
  const ring = useEffectEvent(() => playSound('order', settings?.counter.sounds ?? false));
  useEffect(
    () =>
      onShopEvent((event) => {
        if (event.type === 'market-order' && event.isNew) ring();
      }),
    [],
  );
  if (count === 0) return null;
  return (
    <div role="status">
      <Link to="/market" className={classes.orderNotice} onClick={showOrders}>
        <IconWorld size={20} aria-hidden />
        <strong>{t('dot.orders', { count })}</strong>
        <span>{t('dot.show')}</span>
      </Link>
    </div>
  );
}
