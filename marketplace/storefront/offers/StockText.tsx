import { useTranslation } from 'react-i18next';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { FEW_PACKS, type StockBand } from '../../../shared/marketplace/stock-band.ts';
import ui from '../ui/ui.module.css';
import { useUnits } from './use-units.ts';

/** How many packs are left as far as everybody may know, or that there are none. */
export function StockText({ stock, pack }: { stock: StockBand; pack: ListingPack }) {
  const { t } = useTranslation();
  const units = useUnits();
  const packs = Math.floor(stock.left / pack.baseQuantity);
  if (packs === 0) {
    return (
      <span className={ui.tag} data-tone="danger">
        {t('stock.none')}
      </span>
    );
  }
  const unit = units.word(pack.unit, packs);
  if (stock.isMore) {
    return (
      <span className={ui.tag} data-tone="go">
        <span aria-hidden>{t('stock.more', { count: packs, unit })}</span>
        <span className="visually-hidden">{t('stock.moreSaid', { count: packs, unit })}</span>
      </span>
    );
  }
  const isFew = packs <= FEW_PACKS;
  return (
    <span className={ui.tag} data-tone={isFew ? 'attention' : 'go'}>
      {t(isFew ? 'stock.few' : 'stock.left', { count: packs, unit })}
    </span>
  );
}
