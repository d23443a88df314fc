import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { SignedIn } from '../account/SignedIn.tsx';
import { orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWatchedOrders } from '../live/live-stock.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import ui from '../ui/ui.module.css';
import { finalSum } from './order-steps.ts';
import classes from './orders.module.css';
import { StatusTag } from './StatusTag.tsx';

function OrderRow({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shop = format.name({ nameBn: order.shopNameBn, nameEn: order.shopNameEn });
  const goods = order.lines.filter(({ quantity }) => quantity > 0);
  return (
    <Link to="/orders/$orderId" params={{ orderId: order.id }} className={classes.row}>
      <div className={ui.between}>
        <strong>{shop}</strong>
        <StatusTag status={order.status} />
      </div>
      <div className={`${ui.between} ${ui.small}`}>
        <span>{goods.map(format.name).join(', ')}</span>
        <strong>{format.taka(finalSum(order))}</strong>
      </div>
      <span className={`${ui.small} ${ui.muted}`}>
        {t('orders.number', { code: format.digits(order.code) })} · {format.moment(order.createdAt)}
      </span>
    </Link>
  );
}

function List() {
  const { t } = useTranslation();
  useWatchedOrders();
  const list = useInfiniteQuery(
    orpc.orders.list.infiniteOptions({
      input: (offset: number) => ({ offset, limit: 20 }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
    }),
  );
  const { data, error, isPending, refetch } = list;
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton rows={4} height={112} />;
  const orders = data.pages.flatMap((page) => page.items);
  if (orders.length === 0) {
    return (
      <Empty
        icon={<IconReceipt size={48} stroke={1.4} aria-hidden />}
        title={t('orders.none')}
        text={t('orders.noneText')}
        action={
          <ButtonLink to="/" look="go">
            {t('search.start')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <div className={ui.tight}>
      {orders.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
      <ShowMore list={list} />
    </div>
  );
}

/** All orders of the account, newest first. */
export function OrdersPage() {
  const { t } = useTranslation();
  useTitle(t('orders.title'));
  return (
    <div className={classes.page}>
      <h1>{t('orders.title')}</h1>
      <SignedIn why={t('orders.signIn')}>
        <List />
      </SignedIn>
    </div>
  );
}
