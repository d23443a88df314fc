import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import { orpc } from '../api/client.ts';
import { onShopEvent } from '../api/event-stream.ts';
import { ringForOrder } from '../counter/sounds.ts';
import { useCan } from '../session/session-store.ts';
import { showOrders } from './market-wish.ts';
import classes from './shell.module.css';

/** How many orders of the marketplace wait for the shop's answer, and how many came to nothing unseen; none for whoever may not answer. */
export function useWaitingOrders(): { fresh: number; over: number } {
  const can = useCan();
  const status = useQuery(orpc.marketplace.status.queryOptions({ input: {}, retry: false })).data;
  if (!status || !can('marketplace.orders')) return { fresh: 0, over: 0 };
  return { fresh: status.newOrders, over: status.overOrders };
}

/** Says on every page of the back office that orders wait or came to nothing, with the shop's sound when one does; one click leads to them. */
export function OrderNotice() {
  const { t } = useTranslation('market');
  const { fresh, over } = useWaitingOrders();
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} })).data;
  const ring = useEffectEvent((event: ShopEvent) => ringForOrder(event, settings?.counter.sounds ?? false));
  useEffect(() => onShopEvent((event) => ring(event)), []);
  if (fresh + over === 0) return null;
  return (
    <div role="status">
      <Link to="/market" className={classes.orderNotice} onClick={showOrders}>
        <IconWorld size={20} aria-hidden />
        {fresh > 0 ? <strong>{t('dot.orders', { count: fresh })}</strong> : null}
        {over > 0 ? <strong data-tone="over">{t('dot.over', { count: over })}</strong> : null}
        <span>{t('dot.show')}</span>
      </Link>
    </div>
  );
}
