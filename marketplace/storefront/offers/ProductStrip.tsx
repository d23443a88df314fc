import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Picture } from '../ui/Picture.tsx';
import ui from '../ui/ui.module.css';
import classes from './offers.module.css';

/** Products in a row that is pushed sideways; nothing at all where there are none. */
export function ProductStrip({ title, products }: { title: string; products: readonly MarketProductDto[] }) {
  const format = useFormat();
  const id = useId();
  if (products.length === 0) return null;
  return (
    <section className={ui.tight} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={classes.strip}>
        {products.map((product) => (
          <li key={product.id}>
            <Link to="/product/$productId" params={{ productId: product.id }} className={classes.tile}>
              <Picture src={product.picture} size={112} drugClass={product.drugClass} />
              <strong>{format.name(product)}</strong>
              <span className={`${ui.small} ${ui.muted}`}>
                {[format.digits(product.strength), format.code(product.manufacturer)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
