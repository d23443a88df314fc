import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferDto } from '../../../shared/marketplace/find.contract.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useLiveStock } from '../live/live-stock.ts';
import { useProductText } from '../search/use-product-text.ts';
import { Picture } from '../ui/Picture.tsx';
import ui from '../ui/ui.module.css';
import { AddToCart } from './AddToCart.tsx';
import classes from './offers.module.css';
import { Freshness, ShopFacts } from './ShopFacts.tsx';
import { StockText } from './StockText.tsx';
import { useUnits } from './use-units.ts';

type Props = {
  offer: OfferDto;
  /** When the row was read, UTC ms by this device: what was heard live since then counts. */
  readAt: number;
  /** What the row is about: the shop on a product's page, the goods on a shop's, both in a search. */
  about: 'shop' | 'product' | 'both';
  isChosen?: boolean;
};

function ProductHead({ offer }: { offer: OfferDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const productText = useProductText();
  const { product } = offer;
  return (
    <div className={classes.head}>
      <Picture src={product.picture} size={64} drugClass={product.drugClass} />
      <div className={classes.headText}>
        <h3>
          <Link to="/product/$productId" params={{ productId: product.id }} className={classes.name}>
            {format.name(product)}
          </Link>
        </h3>
        <p className={`${ui.small} ${ui.muted}`}>
          {[format.otherName(product), productText(product)].filter(Boolean).join(' · ')}
        </p>
        {needsPrescription(product.drugClass) ? (
          <span className={ui.tag} data-tone="attention">
            {t('stock.rx')}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function ShopHead({ offer, isTitle }: { offer: OfferDto; isTitle: boolean }) {
  const format = useFormat();
  const Name = isTitle ? 'h3' : 'p';
  return (
    <div className={classes.shopHead}>
      <Name>
        <Link
          to="/shop/$shopId"
          params={{ shopId: offer.shop.id }}
          className={isTitle ? classes.name : undefined}
        >
          {format.name(offer.shop)}
        </Link>
      </Name>
      <ShopFacts shop={offer.shop} />
    </div>
  );
}

/** What a shop has of a product: price, how far, how fresh, and the press that puts it into the cart. */
export function OfferRow({ offer, readAt, about, isChosen = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const units = useUnits();
  const [packId, setPackId] = useState(offer.packs[0]?.packId);
  const live = useLiveStock(offer.listingId, readAt);
  const pack = offer.packs.find((each) => each.packId === packId) ?? offer.packs[0];
  if (!pack) return null;
  const stock = live ?? offer;
  const isFirst = pack === offer.packs[0];
  const price = isFirst && live ? live.price : pack.price;
  return (
    <article className={classes.row} data-chosen={isChosen || undefined} id={`offer-${offer.listingId}`}>
      {about === 'shop' ? null : <ProductHead offer={offer} />}
      {about === 'product' ? null : <ShopHead offer={offer} isTitle={about === 'shop'} />}
      <div className={classes.foot}>
        <div className={classes.priceBox}>
          <span className={classes.price}>{format.taka(price)}</span>
          {offer.packs.length > 1 ? (
            <select
              className={classes.packs}
              aria-label={t('stock.pack')}
              value={pack.packId}
              onChange={(event) => setPackId(event.currentTarget.value)}
            >
              {offer.packs.map((each) => (
                <option key={each.packId} value={each.packId}>
                  {units.pack(each, offer.baseUnit)}
                </option>
              ))}
            </select>
          ) : (
            <span className={`${ui.small} ${ui.muted}`}>{units.pack(pack, offer.baseUnit)}</span>
          )}
        </div>
        <AddToCart offer={offer} pack={{ ...pack, price: price as typeof pack.price }} stock={stock} />
      </div>
      <div className={ui.line}>
        <StockText stock={stock} pack={pack} />
        <Freshness at={offer.shop.lastSyncedAt} isStale={offer.shop.isStale} />
        {offer.nearExpiry ? (
          <span className={ui.tag} data-tone="attention">
            {t('stock.nearExpiry', { day: format.day(offer.nearExpiry) })}
          </span>
        ) : null}
      </div>
    </article>
  );
}
