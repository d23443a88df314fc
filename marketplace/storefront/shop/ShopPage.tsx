import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, orpc } from '../api/client.ts';
import { serverNow } from '../api/server-clock.ts';
import { useStore } from '../api/store.ts';
import { HeartButton } from '../favourites/HeartButton.tsx';
import { phoneHref } from '../i18n/format.ts';
import { useFormat } from '../i18n/use-format.ts';
import { LazyShopMap } from '../map/LazyShopMap.tsx';
import { Freshness, ShopFacts } from '../offers/ShopFacts.tsx';
import { placeStore } from '../place/place-store.ts';
import { useTitle } from '../shell/use-page.ts';
import { Button } from '../ui/Button.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { isAllDay, weekdayIndex, weekRows } from './open-state.ts';
import { Reviews } from './Reviews.tsx';
import { Shelf } from './Shelf.tsx';
import classes from './shop.module.css';

const route = getRouteApi('/shop/$shopId');

type Details = ApiOutput['find']['shop'];

function HoursList({ hours }: Pick<Details, 'hours'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = weekdayIndex(serverNow());
  const day = (index: number) => t(`weekday.${index}` as 'weekday.0');
  return (
    <dl className={classes.hours}>
      {weekRows(hours).map(({ from, to, spans }) => {
        const isToday = today >= from && today <= to;
        return (
          <div key={from}>
            <dt data-today={isToday || undefined}>
              {from === to ? day(from) : t('shop.days', { from: day(from), to: day(to) })}
            </dt>
            <dd data-today={isToday || undefined}>
              {spans.length === 0
                ? t('shop.closedDay')
                : isAllDay(spans)
                  ? t('shop.allDay')
                  : spans.map((span) => (
                      <span key={span.from} className={classes.span}>
                        {`${format.clock(span.from)} – ${format.clock(span.to)}`}
                      </span>
                    ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Phone({ phone, isSmall = false }: { phone: string; isSmall?: boolean }) {
  const format = useFormat();
  return (
    <a className={ui.button} data-look="quiet" data-small={isSmall || undefined} href={phoneHref(phone)}>
      <IconPhone size={20} aria-hidden />
      {format.digits(phone)}
    </a>
  );
}

function Contact({ details }: { details: Details }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [showsMap, setShowsMap] = useState(false);
  const { shop, hours, phone, drugLicence, deliveryRadiusM, deliveryMinimum } = details;
  const pin = {
    id: shop.id,
    place: shop.place,
    text: format.name(shop),
    title: format.name(shop),
    isOpen: shop.isOpen,
  };
  return (
    <aside className={`${ui.card} ${ui.stack}`}>
      <h2>{t('shop.contact')}</h2>
      <p>{format.code(shop.address)}</p>
      <Phone phone={phone} />
      {showsMap ? (
        <div className={classes.map}>
          <Suspense fallback={<div className={ui.skeleton} style={{ height: '100%' }} />}>
            <LazyShopMap place={shop.place} radiusM={null} pins={[pin]} />
          </Suspense>
        </div>
      ) : (
        <Button onClick={() => setShowsMap(true)}>
          <IconMapPin size={20} aria-hidden />
          {t('results.showMap')}
        </Button>
      )}
      <h3>{t('shop.hours')}</h3>
      <HoursList hours={hours} />
      {shop.delivers ? (
        <p className={ui.small}>
          {t(shop.deliveryFee === 0 ? 'shop.zoneFree' : 'shop.zone', {
            distance: format.distance(deliveryRadiusM),
            fee: format.taka(shop.deliveryFee),
          })}
          {deliveryMinimum === 0 ? null : (
            <> {t('shop.zoneFrom', { minimum: format.taka(deliveryMinimum) })}</>
          )}
        </p>
      ) : (
        <p className={ui.small}>{t('shop.noDelivery')}</p>
      )}
      {drugLicence === '' ? null : (
        <p className={`${ui.small} ${ui.muted}`}>{t('shop.licence', { number: format.code(drugLicence) })}</p>
      )}
    </aside>
  );
}

/** A shop: its shelf, hours, place, and what customers say. */
export function ShopPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { shopId } = route.useParams();
  const place = useStore(placeStore)?.place ?? null;
  const [tab, setTab] = useState<'shelf' | 'reviews'>('shelf');
  const { data, error, refetch } = useQuery(orpc.find.shop.queryOptions({ input: { shopId, place } }));
  useTitle(data ? format.name(data.shop) : '');
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={140} />;
  const { shop } = data;
  return (
    <div className={ui.stack}>
      <div className={ui.between} style={{ alignItems: 'flex-start' }}>
        <div className={ui.tight}>
          <h1>{format.name(shop)}</h1>
          {format.otherName(shop) === '' ? null : <p className={ui.muted}>{format.otherName(shop)}</p>}
          <ShopFacts shop={shop} />
          <Freshness at={shop.lastSyncedAt} isStale={shop.isStale} />
        </div>
        <HeartButton kind="shop" id={shop.id} name={format.name(shop)} />
      </div>
      {shop.isStale ? (
        <Notice tone="attention" action={<Phone phone={data.phone} isSmall />}>
          {t('stock.staleHint')}
        </Notice>
      ) : null}
      <div className={classes.columns}>
        <div className={ui.stack}>
          <div className={classes.tabs} role="tablist" aria-label={format.name(shop)}>
            {(['shelf', 'reviews'] as const).map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                id={`tab-${each}`}
                aria-selected={tab === each}
                aria-controls="shop-panel"
                onClick={() => setTab(each)}
              >
                {t(`shop.tab.${each}`, { count: each === 'shelf' ? data.listings : shop.reviews })}
              </button>
            ))}
          </div>
          <div id="shop-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {tab === 'shelf' ? <Shelf shopId={shopId} /> : <Reviews shopId={shopId} />}
          </div>
        </div>
        <Contact details={data} />
      </div>
    </div>
  );
}
