import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { reasonIn } from '../../../shared/marketplace/quick-reason.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { SignedIn } from '../account/SignedIn.tsx';
import { api, orpc } from '../api/client.ts';
import { whileOnline } from '../api/connection.ts';
import { phoneHref } from '../i18n/format.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWatchedOrders } from '../live/live-stock.ts';
import { useAbout } from '../shell/use-about.ts';
import { useNow, useTitle } from '../shell/use-page.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import ui from '../ui/ui.module.css';
import { AdjustedOffer } from './AdjustedOffer.tsx';
import { countdown } from './countdown.ts';
import { OrderFault } from './OrderFault.tsx';
import { OrderLines } from './OrderLines.tsx';
import { isForShop, isOpen, mayCancel, mayPay, moneyBack, showsCode, statusText } from './order-steps.ts';
import classes from './orders.module.css';
import { PickupCode } from './PickupCode.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { toneOf } from './StatusTag.tsx';
import { Steps } from './Steps.tsx';
import { useOrderChanged } from './use-order-changed.ts';

const route = getRouteApi('/orders/$orderId');

function Clock({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = countdown(order.answerBy, useNow(1000));
  if (!left || !isOpen(order.status)) return null;
  // A long time is a clock time, not a countdown.
  const time = format.moment(order.answerBy ?? 0);
  if (order.status === 'on-the-way') return <p>{t('order.bringBy', { time })}</p>;
  if (left.minutes >= 120) return <p>{t('order.until', { time })}</p>;
  const digits = `${left.minutes}:${String(left.seconds).padStart(2, '0')}`;
  return (
    <p>
      <span className={classes.countdown} role="timer">
        {format.digits(digits)}
      </span>{' '}
      {t(left.isOver ? 'order.timeOver' : 'order.timeLeft')}
    </p>
  );
}

function StatusBox({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <div className={classes.status} data-tone={toneOf(order.status)} role="status">
      <h2>{t(`status.${order.status}`)}</h2>
      <p>{t(`statusText.${statusText(order)}`)}</p>
      <Clock order={order} />
      {order.shopNote === '' ? null : (
        <p>{t('order.shopSays', { note: reasonIn(order.shopNote, language) })}</p>
      )}
    </div>
  );
}

function PayAgain({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const paying = ['pay-order', order.id];
  const pay = useMutation({
    mutationKey: paying,
    mutationFn: () => api.orders.pay({ orderId: order.id }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <div className={ui.tight}>
      {pay.error ? <Fault error={pay.error} /> : null}
      <Button
        look="go"
        wide
        disabled={pay.isPending}
        onClick={() => sendOnce(queries, paying, () => pay.mutate())}
      >
        {t('order.pay', { total: format.taka(order.total - order.paid) })}
      </Button>
    </div>
  );
}

function CancelSheet({ order, onClose }: { order: OrderDto; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useOrderChanged();
  const cancel = useMutation(
    orpc.orders.cancel.mutationOptions({
      onSuccess: (next) => {
        changed(next);
        onClose();
      },
    }),
  );
  return (
    <Sheet title={t('order.cancelTitle')} onClose={onClose}>
      <p>{t(order.paymentStatus === 'paid' ? 'order.cancelPaid' : 'order.cancelText')}</p>
      {cancel.error ? <Fault error={cancel.error} /> : null}
      <Button look="danger" disabled={cancel.isPending} onClick={() => cancel.mutate({ orderId: order.id })}>
        {t('order.cancel')}
      </Button>
      <Button onClick={onClose}>{t('order.keep')}</Button>
    </Sheet>
  );
}

/** Where an order that came to nothing is tried again: at the shop that never saw it, else at others. */
function NextTry({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = order.lines;
  if (isForShop(order)) {
    return (
      <ButtonLink to="/shop/$shopId" params={{ shopId: order.shopId }} look="go" wide>
        {t('order.toShop')}
      </ButtonLink>
    );
  }
  if (!first || !['rejected', 'expired', 'cancelled'].includes(order.status)) return null;
  return (
    <ButtonLink to="/search" search={{ q: format.name(first) }} look="go" wide>
      {t('order.elsewhere')}
    </ButtonLink>
  );
}

function Order({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { payments } = useAbout();
  const [isCancelling, setCancelling] = useState(false);
  const shop = { nameBn: order.shopNameBn, nameEn: order.shopNameEn };
  const wayBack = moneyBack(order);
  return (
    <>
      <div>
        <h1>{t('orders.number', { code: format.digits(order.code) })}</h1>
        <p className={ui.muted}>
          <Link to="/shop/$shopId" params={{ shopId: order.shopId }} className={ui.reach}>
            {format.name(shop)}
          </Link>{' '}
          ·{' '}
          <a href={phoneHref(order.shopPhone)} className={ui.reach}>
            {format.digits(order.shopPhone)}
          </a>
        </p>
      </div>
      <StatusBox order={order} />
      {mayPay(order) && payments.includes(order.payment) ? <PayAgain order={order} /> : null}
      {wayBack === null ? null : (
        <Notice tone="go">{t(`order.${wayBack}`, { total: format.taka(order.refund) })}</Notice>
      )}
      <NextTry order={order} />
      {order.status === 'adjusted' ? <AdjustedOffer key={order.version} order={order} /> : null}
      {showsCode(order) ? <PickupCode order={order} /> : null}
      {order.status === 'completed' && !order.isReviewed ? <ReviewForm order={order} /> : null}
      <section className={ui.card} aria-label={t('order.steps')}>
        <Steps order={order} />
      </section>
      <OrderLines order={order} />
      {mayCancel(order.status) && order.status !== 'adjusted' ? (
        <Button look="danger" onClick={() => setCancelling(true)}>
          {t('order.cancel')}
        </Button>
      ) : null}
      {isCancelling ? <CancelSheet order={order} onClose={() => setCancelling(false)} /> : null}
    </>
  );
}

function Loaded({ orderId }: { orderId: string }) {
  useWatchedOrders();
  const { data, error, refetch } = useQuery({
    ...orpc.orders.get.queryOptions({ input: { orderId } }),
    // Live changes come by themselves; this is for the case that none can.
    refetchInterval: (query) =>
      query.state.data && isOpen(query.state.data.status) ? whileOnline(30_000) : false,
  });
  if (error && !data) return <OrderFault error={error} retry={() => void refetch()} />;
  return data ? <Order order={data} /> : <Skeleton rows={3} height={120} />;
}

/** One order, live: where it stands, what to do now, the code. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  useTitle(t('orders.one'));
  return (
    <div className={classes.page}>
      <SignedIn why={t('orders.signIn')}>
        <Loaded orderId={orderId} />
      </SignedIn>
    </div>
  );
}
