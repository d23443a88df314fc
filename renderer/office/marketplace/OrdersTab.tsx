import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { LostAnswers } from '../../counter/orders/LostAnswers.tsx';
import { OrderCard } from '../../counter/orders/OrderCard.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import { nextOffset } from '../parts/next-offset.ts';
import css from '../parts/office.module.css';
import { useKept } from '../parts/use-kept.ts';
import own from './market.module.css';

const PAGE = 50;

type Props = {
  /** Stands in the empty list in the place of the usual words; null for these. */
  none: ReactNode;
};

/** Orders of the marketplace: those that ask for something, or all. */
export function OrdersTab({ none }: Props) {
  const { t } = useTranslation(['market', 'office']);
  const navigate = useNavigate();
  const [show, setShow] = useKept<'open' | 'all'>('market orders', () => 'open');
  const orders = useInfiniteQuery(
    orpc.marketplace.orders.infiniteOptions({
      input: (offset: number) => ({ open: show === 'open', offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (page, _, offset) => nextOffset(page, offset),
    }),
  );
  const items = orders.data?.pages.flatMap((page) => page.items);
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
      <LostAnswers />
      <div className={css.scroll}>
        {orders.error ? <Failure error={orders.error} onRetry={() => void orders.refetch()} /> : null}
        {items?.length === 0
          ? (none ?? <EmptyState title={t('orders.none')} text={t('orders.noneText')} />)
          : null}
        <div className={own.orders}>
          {items?.map((order, at) => (
            <OrderCard
              key={order.order.id}
              shown={order}
              at={at}
              onRingUp={() => void navigate({ to: '/' })}
            />
          ))}
        </div>
        {orders.hasNextPage ? (
          <Button
            mt="md"
            variant="default"
            loading={orders.isFetchingNextPage}
            onClick={() => void orders.fetchNextPage()}
          >
            {t('office:more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
