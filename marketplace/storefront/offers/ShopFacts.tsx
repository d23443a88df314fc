import { IconClock, IconMotorbike, IconNavigation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import { since } from '../orders/countdown.ts';
import { useNow } from '../shell/use-page.ts';
import { openState } from '../shop/open-state.ts';
import { Rating } from '../ui/Stars.tsx';
import ui from '../ui/ui.module.css';
import classes from './offers.module.css';

/** Open until ten, or when it opens again. */
export function OpenText({ shop }: { shop: Pick<ShopCardDto, 'isOpen' | 'changesAt'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { says, at } = openState(shop, useNow(30_000));
  const isOpen = says === 'open' || says === 'openUntil';
  return (
    <span className={classes.fact} data-tone={isOpen ? 'go' : 'closed'}>
      <IconClock size={16} aria-hidden />
      {t(`open.${says}`, { time: format.time(at), day: format.day(at) })}
    </span>
  );
}

/** How far, open or not, whether it brings things here, what others say. */
export function ShopFacts({ shop }: { shop: ShopCardDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={`${ui.line} ${ui.small}`}>
      {shop.distanceM === null ? null : (
        <span className={classes.fact}>
          <IconNavigation size={16} aria-hidden />
          {format.distance(shop.distanceM)}
        </span>
      )}
      <OpenText shop={shop} />
      {shop.deliversHere ? (
        <span className={classes.fact}>
          <IconMotorbike size={16} aria-hidden />
          {shop.deliveryFee === 0
            ? t('shop.deliversFree')
            : t('shop.deliversFor', { fee: format.taka(shop.deliveryFee) })}
        </span>
      ) : null}
      <Rating rating={shop.rating} reviews={shop.reviews} />
    </div>
  );
}

/** How old what is known of the stock is; marked where the shop has not reported for too long. */
export function Freshness({ at, isStale }: { at: number | null; isStale: boolean }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  if (at === null) return <span className={`${ui.small} ${ui.muted}`}>{t('stock.never')}</span>;
  const { unit, count } = since(at, now);
  const text = t(`stock.checked.${unit}`, { count });
  return isStale ? (
    <span className={ui.tag} data-tone="attention" title={t('stock.staleHint')}>
      {text} · {t('stock.stale')}
    </span>
  ) : (
    <span className={`${ui.small} ${ui.muted}`}>{text}</span>
  );
}
