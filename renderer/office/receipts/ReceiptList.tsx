import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figureOf } from '../../../shared/contract/receipts-query.contract.ts';
import type { SaleSummaryDto } from '../../../shared/contract/sales.contract.ts';
import { type ApiInput, type ApiOutput, api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList } from '../parts/RowList.tsx';
import { type PagedRows, usePagedRows } from '../parts/use-paged-rows.ts';

/** What a list of receipts is narrowed to. */
export type ReceiptFilter = Omit<ApiInput['sales']['list'], 'offset' | 'limit'>;

/** Receipts that fit the filter, and what their shares in the figure it stands for add up to. */
export function useReceipts(
  filter: ReceiptFilter,
): PagedRows<SaleSummaryDto> & { amount: number | undefined } {
  const rows = usePagedRows<SaleSummaryDto, ApiOutput['sales']['list']>((page) => {
    const input = { ...filter, ...page };
    return { queryKey: orpc.sales.list.queryKey({ input }), queryFn: () => api.sales.list(input) };
  });
  return { ...rows, amount: rows.firstPage?.amount };
}

type Shown = { isNarrow: boolean; isOneDay: boolean; hasShare: boolean };

function useColumns({ isNarrow, isOneDay, hasShare }: Shown): Column<SaleSummaryDto>[] {
  const { t } = useTranslation(['receipts', 'office']);
  const format = useFormat();
  const code: Column<SaleSummaryDto> = {
    key: 'code',
    label: t('receipts:column.code'),
    width: isOneDay ? '116px' : isNarrow ? '200px' : '220px',
    cell: (sale) => (
      <>
        <span className={`${css.one} ${css.strong}`}>{format.code(sale.receiptCode)}</span>
        <span className={`${css.one} ${css.small}`}>
          {isOneDay ? format.time(sale.soldAt) : format.moment(sale.soldAt)}
        </span>
      </>
    ),
  };
  const items: Column<SaleSummaryDto> = {
    key: 'items',
    label: t('receipts:column.items'),
    width: 'minmax(0, 3fr)',
    cell: (sale) => (
      <>
        <span className={css.one} title={sale.summary}>
          {sale.summary}
        </span>
        <span className={`${css.one} ${css.small}`}>
          {[t('receipts:lines', { count: sale.lines }), isNarrow ? sale.customerName : sale.userName]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  };
  const customer: Column<SaleSummaryDto> = {
    key: 'customer',
    label: t('receipts:column.customer'),
    width: 'minmax(0, 1.5fr)',
    cell: (sale) => (
      <span className={sale.customerName === null ? `${css.one} ${css.muted}` : css.one}>
        {sale.customerName ?? t('receipts:walkIn')}
      </span>
    ),
  };
  const tenders: Column<SaleSummaryDto> = {
    key: 'tenders',
    label: t('receipts:column.tenders'),
    width: 'minmax(0, 1fr)',
    cell: (sale) => (
      <span className={css.one}>{sale.tenders.map((kind) => t(`office:tender.${kind}`)).join(' + ')}</span>
    ),
  };
  const total: Column<SaleSummaryDto> = {
    key: 'total',
    label: t('receipts:column.total'),
    width: hasShare ? '104px' : '120px',
    align: 'end',
    cell: (sale) => (
      <span className={hasShare ? css.muted : css.strong}>
        <Money amount={sale.total} />
      </span>
    ),
  };
  const share: Column<SaleSummaryDto> = {
    key: 'share',
    label: t('receipts:column.share'),
    width: '108px',
    align: 'end',
    cell: (sale) => (
      <span className={css.strong}>{sale.share === null ? '–' : <Money amount={sale.share} />}</span>
    ),
  };
  const sums = hasShare ? [share, total] : [total];
  return isNarrow ? [code, items, ...sums] : [code, items, customer, tenders, ...sums];
}

type Props = {
  rows: PagedRows<SaleSummaryDto>;
  /** Where it stands for a part of each receipt, that part is shown beside the whole. */
  filter: ReceiptFilter;
  active: number;
  onActive: (index: number) => void;
  onOpen: (saleId: string) => void;
  openId: string | null;
  isNarrow: boolean;
  /** All of one day, which stands elsewhere: the time is enough. */
  isOneDay?: boolean;
  resetKey: string;
  empty: ReactNode;
};

/** Receipts, newest first. */
export function ReceiptList({ rows, filter, onOpen, openId, isNarrow, isOneDay = false, ...rest }: Props) {
  const { t } = useTranslation('receipts');
  return (
    <RowList
      {...rest}
      label={t('title')}
      columns={useColumns({ isNarrow, isOneDay, hasShare: figureOf(filter) !== 'total' })}
      rows={rows}
      onOpen={(sale) => onOpen(sale.id)}
      isOpen={(sale) => sale.id === openId}
    />
  );
}
