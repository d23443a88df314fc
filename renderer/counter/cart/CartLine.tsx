import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLineInput } from '../../../shared/contract/sales.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { dispatchCart, useCounterState } from '../counter-store.ts';
import classes from './cart.module.css';
import { LineFacts } from './LineFacts.tsx';
import { LineQuantity } from './LineQuantity.tsx';
import { LineWarnings } from './LineWarnings.tsx';
import { unitPriceOf } from './unit-price.ts';

/** One line: both names, packs, batches, price and total; warnings stand under it with the key that settles them. */
export const CartLine = memo(function CartLine({ line, index }: { line: CartLineInput; index: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { priced, act } = useCounter();
  const product = useCounterState(({ cart }) =>
    line.kind === 'product' ? cart.products[line.productId] : undefined,
  );
  const isSelected = useCounterState(({ cart }) => cart.selectedLineId === line.lineId);
  const flash = useCounterState((state) => (state.flash?.lineId === line.lineId ? state.flash.count : 0));
  const oldAmount = useCounterState((state) => state.oldAmounts[line.lineId]);
  const price = priced.get(line.lineId);
  const names =
    line.kind === 'open'
      ? { first: line.name, second: '' }
      : format.names(product ?? { nameBn: '…', nameEn: '' });
  const unit = unitPriceOf(line, price, product, format);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: ↑↓ choose lines from anywhere
    <li
      data-line={line.lineId}
      className={classes.line}
      aria-current={isSelected || undefined}
      onClick={() => dispatchCart({ type: 'select', lineId: line.lineId })}
      onDoubleClick={() => act('line-details')}
    >
      {flash > 0 ? <span key={flash} className={classes.flash} aria-hidden /> : null}
      <span className={classes.cellNo}>{format.number(index + 1)}</span>
      <div className={classes.item}>
        <div className={classes.names}>
          <span className={classes.name}>
            {names.first}
            {product?.strength ? (
              <span className={classes.strength}> {format.digits(product.strength)}</span>
            ) : null}
          </span>
          {names.second ? <span className={classes.second}>{names.second}</span> : null}
        </div>
        <LineFacts line={line} price={price} product={product} />
        <LineWarnings line={line} />
      </div>
      <LineQuantity line={line} product={product} />
      <span className={classes.price}>
        {unit ? (
          <>
            <Money amount={unit.price} />
            <span className={classes.per}>{unit.per}</span>
          </>
        ) : (
          '–'
        )}
      </span>
      <span className={classes.total}>
        {oldAmount !== undefined ? (
          <s className={classes.old}>
            <span className="visually-hidden">{t('was')}</span>
            <Money amount={oldAmount} />
          </s>
        ) : null}
        <Money amount={price?.net ?? null} />
      </span>
    </li>
  );
});
