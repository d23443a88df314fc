import { IconShoppingBag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { useStore } from '../api/store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWatchedListings } from '../live/live-stock.ts';
import { UnpaidOrders } from '../orders/UnpaidOrders.tsx';
import { useTitle } from '../shell/use-page.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty, Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { CartLine } from './CartLine.tsx';
import { byShop, type CartItem } from './cart.ts';
import { cartStore } from './cart-store.ts';
import { QuoteFault } from './QuoteFault.tsx';
import { useQuote } from './use-quote.ts';

/** The shop's name: as it was when the first line went in, or asked for where another device put them in. */
export function useShopName(shopId: string): string {
  const format = useFormat();
  const known = useStore(cartStore).shops[shopId];
  const { data } = useQuery({
    ...orpc.find.shop.queryOptions({ input: { shopId, place: null } }),
    enabled: known === undefined,
  });
  const shop = known ?? data?.shop;
  return shop ? format.name(shop) : '…';
}

function ShopCart({ shopId, items }: { shopId: string; items: readonly CartItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useShopName(shopId);
  const quote = useQuote({ shopId, items, fulfilment: 'pickup', place: null, promoCode: '' });
  useWatchedListings(items.map(({ listingId }) => listingId));
  const noticeId = useId();
  const isStopped = quote.isShort || quote.error !== null;
  return (
    <section className={`${ui.card} ${ui.stack}`} aria-label={name}>
      <h2>
        <Link to="/shop/$shopId" params={{ shopId }} className={ui.reach}>
          {name}
        </Link>
      </h2>
      <ul className={ui.stack}>
        {items.map((item) => (
          <CartLine key={`${item.listingId}${item.packId}`} item={item} quote={quote} />
        ))}
      </ul>
      {isStopped ? (
        <div id={noticeId}>
          {quote.error ? <QuoteFault quote={quote} /> : <Notice tone="attention">{t('cart.short')}</Notice>}
        </div>
      ) : null}
      <div className={ui.between}>
        <span>{t('cart.subtotal')}</span>
        <strong style={{ fontSize: 20 }}>{quote.data ? format.taka(quote.data.subtotal) : '…'}</strong>
      </div>
      {quote.isPending && !quote.data ? <Skeleton rows={1} height={48} /> : null}
      {isStopped ? (
        <Button look="go" wide disabled aria-describedby={noticeId}>
          {t('cart.checkout')}
        </Button>
      ) : (
        <ButtonLink to="/checkout/$shopId" params={{ shopId }} look="go" wide>
          {t('cart.checkout')}
        </ButtonLink>
      )}
    </section>
  );
}

/** The cart: what was chosen, shop by shop, each an order of its own. */
export function CartPage() {
  const { t } = useTranslation();
  const groups = byShop(useStore(cartStore));
  useTitle(t('cart.title'));
  return (
    <div className={ui.stack} style={{ maxWidth: 720, marginInline: 'auto' }}>
      <h1>{t('cart.title')}</h1>
      {groups.length > 1 ? <Notice>{t('cart.manyShops')}</Notice> : null}
      {groups.length === 0 ? (
        <Empty
          icon={<IconShoppingBag size={48} stroke={1.4} aria-hidden />}
          title={t('cart.empty')}
          text={t('cart.emptyText')}
          action={
            <ButtonLink to="/" look="go">
              {t('search.start')}
            </ButtonLink>
          }
        />
      ) : (
        groups.map(({ shopId, items }) => <ShopCart key={shopId} shopId={shopId} items={items} />)
      )}
      {/* Last, because it comes a moment later: above, it moved the way to the checkout away from under a finger. */}
      <UnpaidOrders />
    </div>
  );
}
