import { useTranslation } from 'react-i18next';
import { defaultPack } from '../../../shared/cart/packs.ts';
import type { PriceDoubt } from '../../../shared/catalog/price-doubt.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { amountAt, baseUnits } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';
import { usePackWord, useUnitWord } from '../parts/use-unit-word.ts';

/** Prices of goods coming in that look like a slip, each beside what was known, both for the pack the shop sells by. */
export function PriceDoubts({ product, doubts }: { product: ProductDto; doubts: readonly PriceDoubt[] }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const packWord = usePackWord();
  const unitWord = useUnitWord();
  const pack = defaultPack(product);
  const unit = pack ? packWord(product, pack) : unitWord(product.baseUnit);
  const per = baseUnits(pack?.baseQuantity ?? 1);
  return (
    <>
      {doubts.map(({ field, kind, now, known }) => (
        <div key={`${field} ${kind}`} className={css.attention}>
          {t(`receive.doubt.${kind}`, {
            field: t(`batch.${field}`),
            unit,
            now: format.taka(amountAt(now, per)),
            known: format.taka(amountAt(known, per)),
          })}
        </div>
      ))}
    </>
  );
}
