import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Qty } from '../../ui/Qty.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { RateCell } from './BatchesTab.tsx';

type Props = { productId: string; onOpen: (productId: string) => void };

/** What may be offered instead: same generic, strength and form, in stock, cheapest first. */
export function SubstitutesTab({ productId, onOpen }: Props) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const found = useQuery(orpc.catalog.substitutes.queryOptions({ input: { productId } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data?.items.length === 0)
    return <EmptyState title={t('substitutes.none')} text={t('substitutes.noneText')} />;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('column.name')}</th>
          <th data-align="end">{t('column.price')}</th>
          <th data-align="end">{t('column.stock')}</th>
          <th>{t('batch.expiry')}</th>
        </tr>
      </thead>
      <tbody>
        {found.data?.items.map(({ product, rate, margin, nearestExpiry }) => (
          <tr key={product.id}>
            <td>
              <button type="button" className={css.link} onClick={() => onOpen(product.id)}>
                {format.names(product).first}
              </button>
              <div className={css.small}>{product.manufacturer}</div>
            </td>
            <td data-align="end">
              <RateCell product={product} rate={rate} />
              {margin === null ? null : (
                <div className={css.small}>{t('substitutes.margin', { amount: format.taka(margin) })}</div>
              )}
            </td>
            <td data-align="end">
              <Qty product={product} quantity={product.sellable} />
            </td>
            <td>{nearestExpiry === null ? '–' : format.expiry(nearestExpiry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
