import { IconHeart } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SignedIn } from '../account/SignedIn.tsx';
import { orpc } from '../api/client.ts';
import { ProductRow } from '../product/ProductRow.tsx';
import { useTitle } from '../shell/use-page.ts';
import { ShopRow } from '../shop/ShopRow.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

function Favourites() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.favourites.list.queryOptions());
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={96} />;
  if (data.products.length === 0 && data.shops.length === 0) {
    return (
      <Empty
        icon={<IconHeart size={48} stroke={1.4} aria-hidden />}
        title={t('favourites.none')}
        text={t('favourites.noneText')}
        action={
          <ButtonLink to="/" look="go">
            {t('search.start')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <>
      {data.products.length > 0 ? (
        <section className={ui.tight}>
          <h2>{t('favourites.products')}</h2>
          {data.products.map((product) => (
            <ProductRow key={product.id} product={product} />
          ))}
        </section>
      ) : null}
      {data.shops.length > 0 ? (
        <section className={ui.tight}>
          <h2>{t('favourites.shops')}</h2>
          {data.shops.map((shop) => (
            <ShopRow key={shop.id} shop={shop} />
          ))}
        </section>
      ) : null}
    </>
  );
}

/** What the account keeps. */
export function FavouritesPage() {
  const { t } = useTranslation();
  useTitle(t('favourites.title'));
  return (
    <div className={ui.stack}>
      <h1>{t('favourites.title')}</h1>
      <SignedIn why={t('favourites.signIn')}>
        <Favourites />
      </SignedIn>
    </div>
  );
}
