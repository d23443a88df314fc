import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayReportDto } from '../../../shared/contract/reports.contract.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import { goodsName } from '../../../shared/text/goods-name.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { formatHour, formatShortDay } from '../parts/day-text.ts';
import css from '../parts/office.module.css';
import type { ReceiptFilter } from '../receipts/ReceiptList.tsx';
import { busiestHours, shownHours } from './busiest-hours.ts';
import { type FigureColumn, FigureTable, Linked } from './FigureTable.tsx';
import { soldQuantity } from './sold-quantity.ts';

const HourChart = lazy(async () => ({ default: (await import('./HourChart.tsx')).HourChart }));

type Tender = DayReportDto['tenders'][number];
type Product = DayReportDto['products'][number];
type Category = DayReportDto['categories'][number];

type SectionProps = {
  report: DayReportDto;
  /** Opens the receipts that a figure is made of. */
  onOpen: (title: string, filter: ReceiptFilter) => void;
};

function Card({ title, isFilled, children }: { title: string; isFilled?: boolean; children: ReactNode }) {
  return (
    <section className={`${css.card} ${isFilled ? css.filled : ''}`} aria-label={title}>
      <h2 className={css.cardTitle}>{title}</h2>
      {children}
    </section>
  );
}

/** Tenders of the day, each opening its receipts. */
export function TenderTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation(['reports', 'office']);
  const format = useFormat();
  const name = ({ kind }: Tender) => t(`office:tender.${kind}`);
  const before =
    report.comparedUntil === null
      ? t('reports:lastWeek')
      : t('reports:until.lastWeek', { time: format.time(report.comparedUntil) });
  return (
    <Card title={t('reports:tenders')}>
      <FigureTable
        rows={report.tenders}
        keyOf={({ kind }) => kind}
        columns={[
          { label: t('reports:tender'), cell: name },
          { label: t('reports:count'), isFigure: true, cell: ({ receipts }) => format.number(receipts) },
          {
            label: t('reports:amount'),
            isFigure: true,
            cell: (row) => (
              <Linked amount={row.amount} onClick={() => onOpen(name(row), { tender: row.kind })} />
            ),
          },
          {
            label: before,
            isFigure: true,
            isMuted: true,
            cell: ({ previousAmount }) => <Money amount={previousAmount} />,
          },
        ]}
      />
    </Card>
  );
}

/** When customers come, said in the title, drawn, and with the numbers beside it. */
export function HourSection({ report, onOpen, isNarrow }: SectionProps & { isNarrow: boolean }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { language } = format;
  const best = busiestHours(report.hours);
  const sold = report.hours.filter((hour) => hour.net > 0 || hour.previousNet > 0);
  const hours = shownHours(sold.map(({ hour }) => hour)).map(
    (hour) => report.hours.find((row) => row.hour === hour) ?? { hour, receipts: 0, net: 0, previousNet: 0 },
  );
  const range = (hour: number) =>
    t('hours.range', { from: formatHour(hour, language), to: formatHour(hour + 1, language) });
  const open = (hour: number) => onOpen(range(hour), { hour });
  const title = best
    ? t('hours.busiest', { from: formatHour(best.from, language), to: formatHour(best.to, language) })
    : t('hours.none');
  return (
    <Card title={title}>
      <div className={css.chartRow} data-narrow={isNarrow || undefined}>
        <Suspense fallback={<Skeleton height={260} />}>
          <HourChart hours={hours} onHour={open} />
        </Suspense>
        <FigureTable
          rows={report.hours.filter(({ receipts }) => receipts > 0)}
          keyOf={({ hour }) => String(hour)}
          columns={[
            { label: t('hours.hour'), cell: ({ hour }) => range(hour) },
            { label: t('count'), isFigure: true, cell: ({ receipts }) => format.number(receipts) },
            {
              label: t('amount'),
              isFigure: true,
              cell: ({ hour, net }) => <Linked amount={net} onClick={() => open(hour)} />,
            },
          ]}
        />
      </div>
    </Card>
  );
}

/** The column of profits, with how much of the sales each leaves out for want of a cost; none for those who may not see it. */
function useProfitColumn<Row extends { profit: Paisa | null; netWithoutCost: Paisa }>(): FigureColumn<Row>[] {
  const { t } = useTranslation('reports');
  const format = useFormat();
  if (!useCan()('cost.view')) return [];
  const words = ({ netWithoutCost }: Row) => ({ amount: format.taka(netWithoutCost) });
  return [
    {
      label: t('products.profit'),
      isFigure: true,
      hint: (row) => (row.netWithoutCost > 0 ? t('withoutCost', words(row)) : undefined),
      cell: (row) => (
        <>
          <Money amount={row.profit} />
          {row.profit !== null && row.netWithoutCost > 0 ? (
            <div className={css.small}>{t('partWithoutCost', words(row))}</div>
          ) : null}
        </>
      ),
    },
  ];
}

/** The goods that sold most, with profit where the person may see it. */
export function ProductTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const profit = useProfitColumn<Product>();
  const name = (product: Product) =>
    product.productId === null
      ? t('products.quick')
      : goodsName(format.names(product).first, format.digits(product.strength), product.dosageForm);
  return (
    <Card title={t('products.title')}>
      <FigureTable
        rows={report.products}
        keyOf={({ productId }) => productId ?? 'none'}
        columns={[
          { label: t('products.name'), cell: name },
          {
            label: t('products.quantity'),
            isFigure: true,
            cell: ({ quantity, baseUnit }) => soldQuantity(quantity, baseUnit, format),
          },
          {
            label: t('amount'),
            isFigure: true,
            cell: (product) => (
              <Linked
                amount={product.net}
                onClick={() => onOpen(name(product), { productId: product.productId ?? 'none' })}
              />
            ),
          },
          ...profit,
        ]}
      />
    </Card>
  );
}

/** Categories by money, with profit where the person may see it. */
export function CategoryTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const profit = useProfitColumn<Category>();
  const name = (category: Category) =>
    category.categoryId === null ? t('categories.without') : format.names(category).first;
  return (
    <Card title={t('categories.title')}>
      <FigureTable
        rows={report.categories}
        keyOf={({ categoryId }) => categoryId ?? 'none'}
        columns={[
          { label: t('categories.name'), cell: name },
          { label: t('count'), isFigure: true, cell: ({ receipts }) => format.number(receipts) },
          {
            label: t('amount'),
            isFigure: true,
            cell: (category) => (
              <Linked
                amount={category.net}
                onClick={() => onOpen(name(category), { categoryId: category.categoryId ?? 'none' })}
              />
            ),
          },
          ...profit,
        ]}
      />
    </Card>
  );
}

const TREND_DAYS = 14;

/** The days before this one as bars; pressing one goes to that day. */
export function Trend({
  day,
  until,
  onDay,
}: {
  day: BusinessDay;
  until: BusinessDay;
  onDay: (day: BusinessDay) => void;
}) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const recent = useQuery(orpc.reports.recentDays.queryOptions({ input: { until, days: TREND_DAYS } }));
  const items = recent.data?.items ?? [];
  const most = Math.max(1, ...items.map(({ net }) => net));
  const best = items.find(({ net }) => net === most);
  const title = best
    ? t('trend.best', { days: TREND_DAYS, day: formatShortDay(best.day, format.language) })
    : t('trend.none', { days: TREND_DAYS });
  return (
    <Card title={title} isFilled>
      <div className={css.trend}>
        {items.map((item) => {
          const words = t('trend.bar', {
            day: formatShortDay(item.day, format.language),
            amount: format.taka(item.net),
          });
          return (
            <button
              key={item.day}
              type="button"
              className={css.trendBar}
              aria-label={words}
              title={words}
              aria-pressed={item.day === day}
              onClick={() => onDay(item.day)}
            >
              <div className={css.trendRoom}>
                <span style={{ height: `${Math.max(0, (item.net / most) * 100)}%` }} />
              </div>
              <small>{format.number(Number(item.day.slice(-2)))}</small>
            </button>
          );
        })}
      </div>
    </Card>
  );
}
