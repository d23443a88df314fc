import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Fulfilment, OrderDto } from '../../../shared/marketplace/order.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { api, orpc } from '../api/client.ts';
import { refusalData } from '../api/refusal-text.ts';
import { type CartItem, withoutShop } from '../cart/cart.ts';
import { cartStore } from '../cart/cart-store.ts';
import type { useQuote } from '../cart/use-quote.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import type { Draft } from './draft.ts';
import { createOrderIds, placeOnce } from './order-ids.ts';
import { PhotoField } from './PhotoField.tsx';
import type { Photo } from './photo.ts';

type Asked = {
  shopId: string;
  items: readonly CartItem[];
  fulfilment: Fulfilment;
  place: Place | null;
  promoCode: string;
};
type Props = {
  asked: Asked;
  draft: Draft;
  quote: ReturnType<typeof useQuote>;
  onOrdered: (order: OrderDto) => void;
};

const PLACING = ['place-order'];
const orderIds = createOrderIds(() => sessionStorage);
const sent = new Set<string>();

async function place({ asked, draft }: Props, expectedTotal: number, photos: readonly Photo[]) {
  for (const { id, mime, contentBase64 } of photos) {
    // A photo that arrived with an earlier press is there already.
    if (sent.has(id)) continue;
    await api.orders.uploadPrescription({ prescriptionId: id, picture: { mime, contentBase64 } });
    sent.add(id);
  }
  const { items, ...where } = asked;
  const contents = {
    ...where,
    lines: items.map(({ listingId, packId, quantity }) => ({ listingId, packId, quantity })),
    expectedTotal,
    payment: draft.payment,
    name: draft.name,
    phone: draft.phone,
    address: asked.fulfilment === 'delivery' ? draft.address : '',
    note: draft.note,
    prescriptionIds: photos.map(({ id }) => id),
  };
  const placed = await placeOnce(orderIds, contents, (order) => api.orders.place(order), api.orders.get);
  return { placed, contents };
}

function SoldOut({ error, items }: { error: unknown; items: readonly CartItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = refusalData(error, 'SOLD_OUT')?.lines ?? [];
  const names = items.filter(({ listingId }) => lines.some((line) => line.listingId === listingId));
  return <Notice tone="danger">{t('checkout.soldOut', { names: names.map(format.name).join(', ') })}</Notice>;
}

/** The photo where one is needed, and the one press that orders. */
export function PlaceOrder(props: Props) {
  const { asked, draft, quote } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const needsPaper = quote.data?.lines.some((line) => line.needsPrescription) ?? false;
  const order = useMutation({
    mutationKey: PLACING,
    mutationFn: (total: number) => place(props, total, needsPaper ? photos : []),
    onError: () => quote.refetch(),
    onSuccess: async ({ placed, contents }) => {
      queries.setQueryData(orpc.orders.get.queryKey({ input: { orderId: placed.id } }), placed);
      const isUnpaid = placed.status === 'awaiting-payment';
      const payment = isUnpaid ? await api.orders.pay({ orderId: placed.id }) : null;
      // At once: a reload on the way to the next page would find a full cart, and the order placed.
      orderIds.forget(contents);
      cartStore.set(withoutShop(cartStore.get(), asked.shopId));
      props.onOrdered(placed);
      if (payment) window.location.assign(payment.url);
      else await navigate({ to: '/orders/$orderId', params: { orderId: placed.id } });
    },
  });
  const total = quote.data?.total;
  // Medicine on prescription is paid for once the shop has said yes.
  const paysLater = draft.payment === 'cash' || needsPaper;
  const isShort = quote.isShort;
  const isMissingPhoto = needsPaper && photos.length === 0;
  return (
    <form
      id="place-order"
      className={ui.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (total !== undefined) sendOnce(queries, PLACING, () => order.mutate(total));
      }}
    >
      {needsPaper ? (
        <section className={`${ui.card} ${ui.stack}`} aria-label={t('checkout.prescription')}>
          <h2>{t('checkout.prescription')}</h2>
          <p>{t('checkout.prescriptionText')}</p>
          <PhotoField photos={photos} onChange={setPhotos} />
        </section>
      ) : null}
      {refusalData(order.error, 'SOLD_OUT') ? (
        <SoldOut error={order.error} items={asked.items} />
      ) : order.error ? (
        <Fault error={order.error} />
      ) : null}
      <Button
        type="submit"
        look="go"
        wide
        disabled={order.isPending || quote.isOld || total === undefined || isMissingPhoto || isShort}
      >
        {order.isPending
          ? t('checkout.placing')
          : t(paysLater ? 'checkout.place' : 'checkout.placeAndPay', {
              total: total === undefined ? '' : format.taka(total),
            })}
      </Button>
      <p className={`${ui.small} ${ui.muted}`}>
        {t(isMissingPhoto ? 'checkout.photoFirst' : isShort ? 'cart.short' : 'checkout.placeHint')}
        {needsPaper && draft.payment !== 'cash' ? <> {t('checkout.payAfterYes')}</> : null}
      </p>
    </form>
  );
}
