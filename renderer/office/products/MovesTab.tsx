import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PackedProduct } from '../../../shared/cart/packs.ts';
import { businessDayOf } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Qty } from '../../ui/Qty.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';

const PAGE = 50;

/** The product's ledger: everything that came and went, newest first, and what was there after it. */
export function MovesTab({ product }: { product: PackedProduct & { id: string } }) {
  const { t } = useTranslation(['products', 'office']);
  const format = useFormat();
  const moves = useInfiniteQuery(
    orpc.stock.moves.infiniteOptions({
      input: (before: number | undefined) => ({
        productId: product.id,
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (page) => (page.items.length < PAGE ? undefined : page.items.at(-1)?.id),
    }),
  );
  const items = moves.data?.pages.flatMap((page) => page.items) ?? [];
  if (moves.error) return <Failure error={moves.error} onRetry={() => void moves.refetch()} />;
  if (moves.data && items.length === 0) return <div className={css.muted}>{t('products:moves.none')}</div>;
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('products:moves.at')}</th>
            <th>{t('products:moves.kind')}</th>
            <th data-align="end">{t('products:moves.quantity')}</th>
            <th data-align="end">{t('products:moves.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((move) => (
            <tr key={move.id}>
              <td className={css.oneLine}>
                {format.day(businessDayOf(move.at))}
                <div className={css.small}>{format.time(move.at)}</div>
              </td>
              <td>
                {t(`products:moves.kinds.${move.kind}`)}
                {move.batchNo === '' ? null : (
                  <>
                    {' '}
                    <span className={`${css.small} ${css.whole}`}>
                      {t('products:batch.no')} {format.code(move.batchNo)}
                    </span>
                  </>
                )}
                <div className={css.small}>{[move.userName, move.reason].filter(Boolean).join(' · ')}</div>
              </td>
              <td data-align="end" className={move.quantity < 0 ? undefined : css.strong}>
                {move.quantity > 0 ? '+' : ''}
                <Qty product={product} quantity={move.quantity} />
              </td>
              <td data-align="end">
                <Qty product={product} quantity={move.balance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moves.hasNextPage ? (
        <Button
          mt="md"
          variant="default"
          loading={moves.isFetchingNextPage}
          onClick={() => void moves.fetchNextPage()}
        >
          {t('office:more')}
        </Button>
      ) : null}
    </>
  );
}
