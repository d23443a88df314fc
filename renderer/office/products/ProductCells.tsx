import { useTranslation } from 'react-i18next';
import { shelfPrice } from '../../../shared/cart/shelf-price.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import { Qty } from '../../ui/Qty.tsx';
import css from '../parts/office.module.css';
import { useToday } from '../parts/use-today.ts';
import { usePackWord } from '../parts/use-unit-word.ts';

/** The name in the screen's language, large; the other one, strength and form below it. */
export function NameCell({ product }: { product: ProductDto }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const names = format.names(product);
  const second = [names.second, product.strength, product.dosageForm].filter(Boolean).join(' · ');
  return (
    <>
      <span className={`${css.one} ${css.strong}`} title={names.first}>
        {names.first}
        {product.isActive ? null : <span className={css.attention}> · {t('inactive')}</span>}
      </span>
      <span className={`${css.one} ${css.small}`}>{second}</span>
    </>
  );
}

/** What the default pack sells for, by the rule of the counter and of the files; said in words where there is none. */
export function PriceCell({ product }: { product: ProductDto }) {
  const { t } = useTranslation('products');
  const packWord = usePackWord();
  const { pack, price } = shelfPrice(product, useToday());
  if (!pack || price === null) return <span className={css.attention}>{t('noPrice')}</span>;
  return (
    <>
      <Money amount={price} />
      <span className={css.small}> / {packWord(product, pack)}</span>
    </>
  );
}

/** What is on hand in packs; red in words when below the order level is not known here, so only zero and less are marked. */
export function StockCell({ product }: { product: ProductDto }) {
  const { t } = useTranslation('products');
  if (!product.isCounted) return <span className={css.muted}>{t('notCounted')}</span>;
  return (
    <span className={product.onHand <= 0 ? css.danger : undefined}>
      <Qty product={product} quantity={product.onHand} />
    </span>
  );
}
