import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PackedProduct } from '../../../shared/cart/packs.ts';
import type { BaseUnit, PackUnit } from '../../../shared/catalog/units.ts';
import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Qty } from '../../ui/Qty.tsx';
import css from '../parts/office.module.css';
import { useUnitWord } from '../parts/use-unit-word.ts';
import own from './market.module.css';

function packedOf({ baseUnit, packs }: ListingFields): PackedProduct {
  return {
    baseUnit: baseUnit as BaseUnit,
    packs: packs.map(({ packId, unit, ...pack }) => ({
      ...pack,
      id: packId,
      unit: unit as PackUnit,
      isDefault: false,
    })),
  };
}

function Offer({ fields }: { fields: ListingFields }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const unit = useUnitWord();
  return (
    <div className={own.figure}>
      <strong>{format.names(fields).first}</strong>
      <div className={css.muted}>
        {[fields.generic, format.digits(fields.strength), fields.manufacturer].filter(Boolean).join(' · ')}
      </div>
      {fields.packs.map((pack) => (
        <div key={pack.packId} style={{ display: 'flex', justifyContent: 'space-between' }}>
          <span>{pack.label || unit(pack.unit as PackUnit)}</span>
          <strong>{format.taka(pack.price)}</strong>
        </div>
      ))}
      <div>
        {t('goods.left')}: <Qty product={packedOf(fields)} quantity={fields.available} />
        <div className={css.muted}>{t('goods.leftHint')}</div>
      </div>
      {fields.nearExpiry ? (
        <div className={css.muted}>
          {t('goods.nearOffer', { day: format.expiry(fields.nearExpiry as BusinessDay) })}
        </div>
      ) : null}
    </div>
  );
}

type Props = { productId: string; isPublished: boolean; version: string };

/** What a buyer sees of one of the goods, or would if it were published; read again when `version` changes. */
export function OfferPreview({ productId, isPublished, version }: Props) {
  const { t } = useTranslation('market');
  const input = { productId };
  const preview = useQuery({
    ...orpc.marketplace.preview.queryOptions({ input }),
    queryKey: [...orpc.marketplace.preview.queryKey({ input }), version],
  });
  if (!preview.data) return null;
  const { regular, nearExpiry } = preview.data;
  return (
    <section style={{ display: 'grid', gap: 8 }}>
      <h3 style={{ margin: 0, fontSize: 16 }}>{t(isPublished ? 'goods.preview' : 'goods.previewHidden')}</h3>
      {regular ? <Offer fields={regular} /> : <p className={css.muted}>{t('goods.noPrice')}</p>}
      {nearExpiry ? <Offer fields={nearExpiry} /> : null}
    </section>
  );
}
