import { useTranslation } from 'react-i18next';
import { isOfOffer } from '../../../shared/cart/allocate.ts';
import type { PricedLine } from '../../../shared/cart/cart-types.ts';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { CartLineInput } from '../../../shared/contract/sales.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import classes from './cart.module.css';

type Props = { line: CartLineInput; price: PricedLine | undefined; product: ProductDto | undefined };

/** Batches with their expiry, shelf, and the line's own discount, in small type. */
export function LineFacts({ line, price, product }: Props) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const allocations = price?.allocations ?? [];
  const facts: string[] = [];
  for (const { batchNo, expiry, quantity } of allocations) {
    const parts = [
      batchNo ? format.code(batchNo) : '',
      expiry ? t('line.expiry', { date: format.expiry(expiry) }) : '',
      allocations.length > 1 && product ? describeQuantity(product, quantity, format.language) : '',
    ].filter((part) => part !== '');
    if (parts.length > 0) facts.push(parts.join(' '));
  }
  if (product?.shelf) facts.push(t('line.shelf', { shelf: format.code(product.shelf) }));
  if (line.kind === 'open') facts.push(t('line.open'));
  const discount = price?.discount ?? 0;
  const batchesOf = line.kind === 'product' ? line.batchesOf : undefined;
  if (batchesOf?.offer === 'near-expiry') facts.unshift(t('line.markedDown'));
  const isOther = batchesOf !== undefined && !allocations.every((taken) => isOfOffer(taken, batchesOf));
  if (facts.length === 0 && discount === 0) return null;
  return (
    <div className={classes.facts}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {isOther ? (
        <span className={classes.differs}>
          {t(batchesOf.offer === 'regular' ? 'line.notLongDated' : 'line.notMarkedDown')}
        </span>
      ) : null}
      {price && discount > 0 ? (
        <span className={classes.discount}>
          {t('line.discount', { amount: format.taka(price.discount) })}
        </span>
      ) : null}
    </div>
  );
}
