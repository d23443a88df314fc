import {
  IconBasket,
  IconBuildingStore,
  IconDeviceMobile,
  IconHammer,
  IconHistory,
  IconPill,
  IconPrescription,
  IconToolsKitchen2,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { orpc } from '../api/client.ts';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { ProductStrip } from '../offers/ProductStrip.tsx';
import { AskPlace, ChoosePlace, PlaceBar } from '../place/PlaceBar.tsx';
import { placeStore } from '../place/place-store.ts';
import { recentSearches } from '../search/recent-searches.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { useTitle } from '../shell/use-page.ts';
import { ShopRow } from '../shop/ShopRow.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './home.module.css';

const KINDS = [
  { kind: 'medicine', Icon: IconPill },
  { kind: 'grocery', Icon: IconBasket },
  { kind: 'electronics', Icon: IconDeviceMobile },
  { kind: 'hardware', Icon: IconHammer },
  { kind: 'restaurant', Icon: IconToolsKitchen2 },
] as const;

function Recent() {
  const { t } = useTranslation();
  const recent = useStore(recentSearches);
  if (recent.length === 0) return null;
  return (
    <section className={ui.tight}>
      <div className={ui.between}>
        <h2>{t('home.recent')}</h2>
        <button type="button" className={classes.forget} onClick={() => recentSearches.set([])}>
          {t('home.forget')}
        </button>
      </div>
      <div className={ui.chipRow}>
        {recent.map((text) => (
          <Link key={text} to="/search" search={{ q: text }} className={ui.chip}>
            <IconHistory size={16} aria-hidden />
            {text}
          </Link>
        ))}
      </div>
    </section>
  );
}

function NearShops({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.find.shops.queryOptions({ input: { place, radiusM: 5_000, limit: 10 } }),
  );
  return (
    <section className={ui.tight}>
      <h2>{t('home.shopsNear')}</h2>
      {error && !data ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className={classes.waiting}>
          <Skeleton rows={4} height={112} />
        </div>
      ) : data.items.length === 0 ? (
        <Empty
          icon={<IconBuildingStore size={44} stroke={1.4} aria-hidden />}
          title={t('home.noShops')}
          text={t('home.noShopsText')}
          action={<ChoosePlace label={t('home.otherPlace')} />}
        />
      ) : (
        <div className={classes.shops}>
          {data.items.map((shop) => (
            <ShopRow key={shop.id} shop={shop} />
          ))}
        </div>
      )}
    </section>
  );
}

function ForMe() {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.find.forMe.queryOptions({ input: {} }));
  return <ProductStrip title={t('home.forMe')} products={data?.items ?? []} />;
}

/** The first page: what are you looking for, and where. */
export function HomePage() {
  const { t } = useTranslation();
  const chosen = useStore(placeStore);
  const { state } = useStore(session);
  useTitle('');
  return (
    <div className={ui.stack}>
      <section className={classes.hero}>
        <div className={classes.heroInner}>
          <h1>{t('home.title')}</h1>
          <SearchBox label={t('search.label')} />
          <PlaceBar dark />
        </div>
      </section>
      <nav className={classes.kinds} aria-label={t('home.kinds')}>
        {KINDS.map(({ kind, Icon }) => (
          <Link key={kind} to="/search" search={{ kind }} className={classes.kind}>
            <Icon size={28} stroke={1.6} aria-hidden />
            {t(`kind.${kind}`)}
          </Link>
        ))}
      </nav>
      <Link to="/basket" className={classes.basket}>
        <IconPrescription size={34} stroke={1.5} aria-hidden />
        <span>
          <strong>{t('home.basketTitle')}</strong>
          <span className={ui.small}>{t('home.basketText')}</span>
        </span>
      </Link>
      <Recent />
      {state === 'in' ? <ForMe /> : null}
      {chosen ? <NearShops place={chosen.place} /> : <AskPlace />}
    </div>
  );
}
