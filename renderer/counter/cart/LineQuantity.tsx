import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityOf } from '../../../shared/cart/cart-state.ts';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { CartLineInput } from '../../../shared/contract/sales.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounter } from '../counter-context.ts';
import { counterStore, useCounterState } from '../counter-store.ts';
import { focusSearch } from '../keys/use-counter-keys.ts';
import classes from './cart.module.css';
import { useCartHandle } from './use-cart-handle.ts';

type Props = { line: CartLineInput; product: ProductDto | undefined };

/** The quantity as people say it; while it is typed, a field in its place that takes "12", "2s3t", "50tk". */
export function LineQuantity({ line, product }: Props) {
  const format = useFormat();
  const isEditing = useCounterState((state) => state.editingLineId === line.lineId);
  const { edit } = useCartHandle();
  const text =
    line.kind === 'open' || !product
      ? format.number(line.kind === 'open' ? line.quantity : quantityOf(line))
      : describeQuantity(product, quantityOf(line), format.language);
  if (isEditing) return <QuantityField line={line} shown={text} />;
  return (
    <button type="button" tabIndex={-1} className={classes.quantity} onClick={() => edit(line.lineId)}>
      {text}
    </button>
  );
}

function QuantityField({ line, shown }: { line: CartLineInput; shown: string }) {
  const { t } = useTranslation('counter');
  const { adding } = useCounter();
  const { edit } = useCartHandle();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => focusSearch();
  }, []);
  return (
    <span className={classes.quantityBox}>
      <input
        ref={field}
        className={classes.quantityField}
        aria-label={t('line.quantity')}
        placeholder={shown}
        value={text}
        autoComplete="off"
        aria-invalid={problem !== ''}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem('');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (text.trim() === '') edit(null);
          else if (!adding.setQuantity(line.lineId, text)) setProblem(counterStore.get().notice?.text ?? '');
        }}
        onBlur={() => edit(null)}
      />
      {problem === '' ? null : (
        <span className={classes.quantityProblem} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
