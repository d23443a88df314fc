import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { SignedIn } from '../account/SignedIn.tsx';
import { orpc } from '../api/client.ts';
import { useStore } from '../api/store.ts';
import { CartLine } from '../cart/CartLine.tsx';
import { useShopName } from '../cart/CartPage.tsx';
import { cartStore } from '../cart/cart-store.ts';
import { useQuote } from '../cart/use-quote.ts';
import { useWatchedListings } from '../live/live-stock.ts';
import { UnpaidOrders } from '../orders/UnpaidOrders.tsx';
import { placeStore } from '../place/place-store.ts';
import { useAbout } from '../shell/use-about.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, Fault, Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './checkout.module.css';
import { DetailsForm } from './DetailsForm.tsx';
import { draftAfterOrder, paymentOf } from './draft.ts';
import { HowForm } from './HowForm.tsx';
import { PlaceOrder } from './PlaceOrder.tsx';
import { Sums } from './Sums.tsx';
import { useDraft } from './use-draft.ts';

const route = getRouteApi('/checkout/$shopId');

/** Between the order and its page or its payment, both of which may be a while on the way. */
function Ordered({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const isUnpaid = order.status === 'awaiting-payment';
  return (
    <div className={classes.page} role="status">
      <Empty
        icon={<IconCircleCheck size={48} stroke={1.4} aria-hidden />}
        title={t(isUnpaid ? 'checkout.toPayment' : 'order.done.requested')}
        action={
          <ButtonLink to="/orders/$orderId" params={{ orderId: order.id }} look="go">
            {t('paid.toOrder')}
          </ButtonLink>
        }
      />
    </div>
  );
}

function Checkout({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const name = useShopName(shopId);
  const items = useStore(cartStore).items.filter((item) => item.shopId === shopId);
  const chosen = useStore(placeStore);
  const place = chosen?.place ?? null;
  const { draft: kept, change } = useDraft(shopId);
  const shop = useQuery(orpc.find.shop.queryOptions({ input: { shopId, place } }));
  const isDelivery = kept.fulfilment === 'delivery' && (shop.data?.shop.deliversHere ?? false);
  const fulfilment = isDelivery ? ('delivery' as const) : ('pickup' as const);
  const asked = { shopId, items, fulfilment, place: isDelivery ? place : null, promoCode: kept.promoCode };
  const quote = useQuote(asked);
  const total = quote.data?.total;
  const { payments } = useAbout();
  const draft = { ...kept, fulfilment, payment: paymentOf(kept, total, payments) };
  useWatchedListings(items.map(({ listingId }) => listingId));
  useTitle(t('checkout.title'));
  const [ordered, setOrdered] = useState<OrderDto | null>(null);
  if (ordered) return <Ordered order={ordered} />;
  if (items.length === 0) {
    return (
      <div className={classes.page}>
        <Empty
          title={t('cart.empty')}
          action={
            <ButtonLink to="/orders" look="go">
              {t('orders.title')}
            </ButtonLink>
          }
        />
        <UnpaidOrders />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <div>
        <h1>{t('checkout.title')}</h1>
        <p className={ui.muted}>{name}</p>
      </div>
      {shop.error && !shop.data ? <Fault error={shop.error} retry={() => void shop.refetch()} /> : null}
      {shop.data && !shop.data.shop.isOpen ? (
        // Without a time at which it opens it is paused, or never open.
        <Notice tone="attention">
          {t(shop.data.shop.changesAt === null ? 'checkout.noOrdersNow' : 'checkout.closedNow')}
        </Notice>
      ) : null}
      <section className={`${ui.card} ${ui.stack}`} aria-label={t('checkout.goods')}>
        <h2>{t('checkout.goods')}</h2>
        <ul className={ui.stack}>
          {items.map((item) => (
            <CartLine key={`${item.listingId}${item.packId}`} item={item} quote={quote} />
          ))}
        </ul>
        <Sums
          quote={quote}
          draft={draft}
          onPromo={(promoCode) => change({ promoCode })}
          onPickup={() => change({ fulfilment: 'pickup' })}
        />
      </section>
      <HowForm draft={draft} change={change} shop={shop.data?.shop} chosen={chosen} total={total} />
      <SignedIn why={t('checkout.signIn')}>
        <DetailsForm draft={draft} change={change} isDelivery={isDelivery} />
        <PlaceOrder
          asked={asked}
          draft={draft}
          quote={quote}
          onOrdered={(order) => {
            change(draftAfterOrder(kept));
            setOrdered(order);
          }}
        />
      </SignedIn>
    </div>
  );
}

/** From the cart of one shop to an order, on one page: goods, how to get them, who, how to pay. */
export function CheckoutPage() {
  const { shopId } = route.useParams();
  return <Checkout key={shopId} shopId={shopId} />;
}
