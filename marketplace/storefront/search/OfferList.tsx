import { IconMap, IconMapOff, IconZoomQuestion } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferDto } from '../../../shared/marketplace/find.contract.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { useFormat } from '../i18n/use-format.ts';
import { LazyShopMap } from '../map/LazyShopMap.tsx';
import type { MapPin } from '../map/ShopMap.tsx';
import { OfferRow } from '../offers/OfferRow.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import ui from '../ui/ui.module.css';
import classes from './filters.module.css';
import { type OfferFilters, RADII, USUAL_RADIUS } from './search-query.ts';
import type { useOffers } from './use-offers.ts';
import { useWide } from './use-wide.ts';

type Props = {
  offers: ReturnType<typeof useOffers>;
  place: Place;
  about: 'shop' | 'both';
  filters: OfferFilters;
  onChange: (change: OfferFilters) => void;
  children?: ReactNode;
};

function usePins(items: readonly OfferDto[]): MapPin[] {
  const format = useFormat();
  return useMemo(() => {
    // One pin for each shop, with the first price of it in the list.
    const shops = new Map<string, MapPin>();
    for (const { shop, packs } of items) {
      if (shops.has(shop.id)) continue;
      const text = format.taka(packs[0]?.price ?? 0);
      const title = `${format.name(shop)}, ${text}`;
      shops.set(shop.id, { id: shop.id, place: shop.place, text, title, isOpen: shop.isOpen });
    }
    return [...shops.values()];
  }, [items, format]);
}

function NothingNear({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const radius = filters.r ?? USUAL_RADIUS;
  const wider = RADII.find((each) => each > radius);
  const isNarrowed = filters.open || filters.delivers || !filters.all;
  return (
    <Empty
      icon={<IconZoomQuestion size={48} stroke={1.4} aria-hidden />}
      title={t('results.none', { distance: format.distance(radius) })}
      text={t(wider ? 'results.noneWider' : 'results.noneAtAll')}
      action={
        <div className={ui.chips}>
          {wider ? (
            <Button look="go" onClick={() => onChange({ r: wider })}>
              {t('results.within', { distance: format.distance(wider) })}
            </Button>
          ) : null}
          {isNarrowed ? (
            <Button onClick={() => onChange({ open: false, delivers: false, all: true })}>
              {t('results.dropFilters')}
            </Button>
          ) : null}
        </div>
      }
    />
  );
}

/** Whether a phone's map is up, and how to pull it up or down. Up it is a step on the way, which Back takes back. */
function useMapUp({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>): [boolean, () => void] {
  const { history } = useRouter();
  const raisedFrom = useRef<string | null>(null);
  const isUp = filters.map === true;
  const list = JSON.stringify({ ...filters, map: undefined });
  const turn = () => {
    // Behind it lies the list it was pulled up from: another one than is filtered now, or none where somebody came by a link to the map.
    if (isUp && raisedFrom.current === list) history.back();
    else onChange({ map: !isUp });
    raisedFrom.current = isUp ? null : list;
  };
  return [isUp, turn];
}

/** Offers as a list beside a map; on a phone the map is pulled up over it. */
export function OfferList({ offers, place, about, filters, onChange, children }: Props) {
  const { t } = useTranslation();
  const { query, items, total } = offers;
  const isWide = useWide();
  const [isMapUp, turnMap] = useMapUp({ filters, onChange });
  const [chosen, setChosen] = useState<string | null>(null);
  const pins = usePins(items);
  const choose = (shopId: string) => {
    setChosen(shopId);
    const first = items.find(({ shop }) => shop.id === shopId);
    if (first) document.getElementById(`offer-${first.listingId}`)?.scrollIntoView({ block: 'center' });
  };
  const showsMap = isWide || isMapUp;
  return (
    <div className={classes.columns}>
      <div className={classes.list}>
        {children}
        {query.error && items.length === 0 ? (
          <Fault error={query.error} retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Skeleton rows={4} height={168} />
        ) : items.length === 0 ? (
          <NothingNear filters={filters} onChange={onChange} />
        ) : (
          <>
            <p className={ui.muted} role="status">
              {t('results.count', { count: total })}
            </p>
            {items.map((offer) => (
              <OfferRow
                key={offer.listingId}
                offer={offer}
                readAt={query.dataUpdatedAt}
                about={about}
                isChosen={offer.shop.id === chosen}
              />
            ))}
            <ShowMore list={query} />
          </>
        )}
        <div className={classes.room} data-open={isMapUp || undefined} />
      </div>
      {showsMap ? (
        <div className={classes.mapBox} id="offer-map">
          <Suspense fallback={<div className={ui.skeleton} style={{ height: '100%' }} />}>
            <LazyShopMap
              place={place}
              radiusM={filters.r ?? USUAL_RADIUS}
              pins={pins}
              chosen={chosen}
              onChoose={choose}
            />
          </Suspense>
        </div>
      ) : null}
      {items.length > 0 || isMapUp ? (
        <button type="button" className={classes.handle} aria-expanded={isMapUp} onClick={turnMap}>
          {isMapUp ? <IconMapOff size={20} aria-hidden /> : <IconMap size={20} aria-hidden />}
          {t(isMapUp ? 'results.hideMap' : 'results.showMap')}
        </button>
      ) : null}
    </div>
  );
}
