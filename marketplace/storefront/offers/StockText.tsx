import { useTranslation } from 'react-i18next';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import ui from '../ui/ui.module.css';
import { useUnits } from './use-units.ts';

/** How many packs are left, or that there are none. */
export function StockText({ left, pack }: { left: number; pack: ListingPack }) {
  const { t } = useTranslation();
  const units = useUnits();
  const packs = Math.floor(left / pack.baseQuantity);
  if (packs === 0) {
    return (
      <span className={ui.tag} data-tone="danger">
        {t('stock.none')}
      </span>
    );
  }
  const unit = units.word(pack.unit, packs);
  return (
    <span className={ui.tag} data-tone={packs <= 3 ? 'attention' : 'go'}>
      {t(packs <= 3 ? 'stock.few' : 'stock.left', { count: packs, unit })}
    </span>
  );
}
