import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useProductText } from '../search/use-product-text.ts';
import { Picture } from '../ui/Picture.tsx';
import ui from '../ui/ui.module.css';
import classes from './product.module.css';

type Props = {
  product: Pick<
    MarketProductDto,
    'id' | 'nameBn' | 'nameEn' | 'strength' | 'dosageForm' | 'manufacturer' | 'drugClass' | 'picture'
  >;
  children?: ReactNode;
};

/** A product on one line, with what can be done with it at its end. */
export function ProductRow({ product, children }: Props) {
  const format = useFormat();
  const productText = useProductText();
  return (
    <div className={classes.row}>
      <Picture src={product.picture} size={56} drugClass={product.drugClass} />
      <div className={classes.rowText}>
        <h3>
          <Link to="/product/$productId" params={{ productId: product.id }} className={classes.rowName}>
            {format.name(product)}
          </Link>
        </h3>
        <p className={`${ui.small} ${ui.muted}`}>
          {[format.otherName(product), productText(product)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {children}
    </div>
  );
}
