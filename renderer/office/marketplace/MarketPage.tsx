import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../shared/permissions/permissions.ts';
import { orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { useCan } from '../../session/session-store.ts';
import { wantsOrders } from '../../shell/market-wish.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { Tabs } from '../parts/Tabs.tsx';
import { useKept } from '../parts/use-kept.ts';
import { GoodsTab } from './GoodsTab.tsx';
import { NotConnected } from './NotConnected.tsx';
import { OrdersTab } from './OrdersTab.tsx';
import { PromosTab } from './PromosTab.tsx';
import { ReviewsTab } from './ReviewsTab.tsx';
import { ShopTab } from './ShopTab.tsx';
import { SyncTab } from './SyncTab.tsx';

const TABS = [
  { id: 'sync', needs: 'marketplace.publish' },
  { id: 'orders', needs: 'marketplace.orders' },
  { id: 'goods', needs: 'marketplace.publish' },
  { id: 'shop', needs: 'marketplace.manage' },
  { id: 'reviews', needs: 'marketplace.publish' },
  { id: 'promos', needs: 'marketplace.manage' },
] as const satisfies readonly { id: string; needs: Permission }[];
type TabId = (typeof TABS)[number]['id'];

/** The shop's side of its marketplace: link and queue, orders, what is published, the shop itself, reviews, promo codes. */
export function MarketPage() {
  const { t } = useTranslation('market');
  const can = useCan();
  const status = useQuery(orpc.marketplace.status.queryOptions({ input: {}, refetchInterval: 15_000 }));
  const [chosen, setChosen] = useKept<TabId>('market tab', () => 'sync');
  const isWanted = useStore(wantsOrders);
  useEffect(() => {
    if (!isWanted) return;
    setChosen('orders');
    wantsOrders.set(false);
  }, [isWanted, setChosen]);
  const tabs = TABS.filter(({ needs }) => can(needs));
  const tab = tabs.find(({ id }) => id === chosen)?.id ?? tabs[0]?.id;
  const show = () => {
    if (!status.data)
      return status.error ? <Failure error={status.error} onRetry={() => void status.refetch()} /> : null;
    const toShop = () => setChosen('shop');
    const { shop } = status.data;
    const notConnected = shop === null ? <NotConnected onConnect={toShop} /> : null;
    // The tab of the shop is the way to a marketplace, and orders of before are kept here.
    if (notConnected && tab !== 'shop' && tab !== 'orders') return notConnected;
    switch (tab) {
      case 'sync':
        return shop ? <SyncTab status={status.data} shop={shop} onShow={setChosen} /> : null;
      case 'orders':
        return <OrdersTab none={notConnected} />;
      case 'goods':
        return <GoodsTab isShown={shop?.status === 'approved'} />;
      case 'shop':
        return <ShopTab status={status.data} />;
      case 'reviews':
        return <ReviewsTab />;
      case 'promos':
        return <PromosTab />;
      case undefined:
        return null;
    }
  };
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className={css.title}>{t('title')}</h1>
        {tab ? (
          <Tabs
            label={t('title')}
            tabs={tabs.map(({ id }) => ({ id, label: t(`tab.${id}`) }))}
            active={tab}
            onChange={setChosen}
          />
        ) : null}
      </header>
      {show()}
    </main>
  );
}
