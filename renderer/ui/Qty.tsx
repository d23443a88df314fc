import { describeQuantity } from '../../shared/cart/describe-quantity.ts';
import type { PackedProduct } from '../../shared/cart/packs.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './ui.module.css';

/** A number of base units in packs, as people say it: "2 box 3 strip". */
export function Qty({ product, quantity }: { product: PackedProduct; quantity: number }) {
  const format = useFormat();
  return <span className={classes.figure}>{describeQuantity(product, quantity, format.language)}</span>;
}
