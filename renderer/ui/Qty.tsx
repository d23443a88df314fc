import { describeQuantity } from '../../shared/cart/describe-quantity.ts';
import type { PackedProduct } from '../../shared/cart/packs.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './ui.module.css';

/** A number of base units in packs, as people say it: "2 box 3 strip". */
export function Qty({ product, quantity }: { product: PackedProduct; quantity: number }) {
  const format = useFormat();
  const words = describeQuantity(product, quantity, format.language).split(' ');
  const parts = words.flatMap((_, at) => (at % 2 === 0 ? [words.slice(at, at + 2).join('\u00a0')] : []));
  return <span className={classes.quantity}>{parts.join(' ')}</span>;
}
