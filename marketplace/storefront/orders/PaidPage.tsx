import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignedIn } from '../account/SignedIn.tsx';
import { orpc } from '../api/client.ts';
import { whileOnline } from '../api/connection.ts';
import { useWatchedOrders } from '../live/live-stock.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice, Skeleton } from '../ui/Notice.tsx';
import { OrderFault } from './OrderFault.tsx';
import classes from './orders.module.css';

const route = getRouteApi('/orders/$orderId/paid');

function Outcome({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  useWatchedOrders();
  const { data, error, refetch } = useQuery({
    ...orpc.orders.get.queryOptions({ input: { orderId } }),
    refetchInterval: (query) => (query.state.data?.status === 'awaiting-payment' ? whileOnline(2000) : false),
  });
  if (error && !data) return <OrderFault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={1} height={120} />;
  if (data.status !== 'awaiting-payment')
    return <Navigate to="/orders/$orderId" params={{ orderId }} replace />;
  const isFailed = data.paymentStatus === 'failed';
  return (
    <>
      <Notice tone={isFailed ? 'danger' : 'info'}>{t(isFailed ? 'paid.failed' : 'paid.waiting')}</Notice>
      <ButtonLink to="/orders/$orderId" params={{ orderId }} look="go">
        {t(isFailed ? 'paid.tryAgain' : 'paid.toOrder')}
      </ButtonLink>
    </>
  );
}

/** Where the payment provider sends the customer back to: waits for its word, then shows the order. */
export function PaidPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  useTitle(t('paid.title'));
  return (
    <div className={classes.page}>
      <h1>{t('paid.title')}</h1>
      <SignedIn why={t('orders.signIn')}>
        <Outcome orderId={orderId} />
      </SignedIn>
    </div>
  );
}
