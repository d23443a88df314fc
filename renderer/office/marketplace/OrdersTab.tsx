import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { OrderCard } from '../../counter/orders/OrderCard.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { useKept } from '../parts/use-kept.ts';
import own from './market.module.css';

type Props = {
  /** Stands in the empty list in the place of the usual words; null for these. */
  none: ReactNode;
};

/** Orders of the marketplace: those that ask for something, or all. */
export function OrdersTab({ none }: Props) {
  const { t } = useTranslation('market');
  const navigate = useNavigate();
  const [show, setShow] = useKept<'open' | 'all'>('market orders', () => 'open');
  const orders = useQuery(
    orpc.marketplace.orders.queryOptions({ input: { open: show === 'open', limit: 100 } }),
  );
  return (
    <>
      <div className={css.filters}>
        <SegmentedControl
          aria-label={t('tab.orders')}
          value={show}
          onChange={(value) => setShow(value)}
          data={(['open', 'all'] as const).map((value) => ({ value, label: t(`orders.${value}`) }))}
        />
      </div>
      <div className={css.scroll}>
        {orders.error ? <Failure error={orders.error} onRetry={() => void orders.refetch()} /> : null}
        {orders.data?.items.length === 0
          ? (none ?? <EmptyState title={t('orders.none')} text={t('orders.noneText')} />)
          : null}
        <div className={own.orders}>
          {orders.data?.items.map((order) => (
            <OrderCard key={order.order.id} shown={order} onRingUp={() => void navigate({ to: '/' })} />
          ))}
        </div>
      </div>
    </>
  );
}
