import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { unitWord } from '../../../shared/cart/unit-words.ts';
import { BASE_UNITS, type BaseUnit } from '../../../shared/catalog/units.ts';
import type { DayReportDto } from '../../../shared/contract/reports.contract.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { formatHour, formatShortDay } from '../parts/day-text.ts';
import css from '../parts/office.module.css';
import type { ReceiptFilter } from '../receipts/ReceiptList.tsx';
import { busiestHours, shownHours } from './busiest-hours.ts';

const HourChart = lazy(async () => ({ default: (await import('./HourChart.tsx')).HourChart }));

type SectionProps = {
  report: DayReportDto;
  /** Opens the receipts that a figure is made of. */
  onOpen: (title: string, filter: ReceiptFilter) => void;
};

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.card} aria-label={title}>
      <h2 className={css.cardTitle}>{title}</h2>
      {children}
    </section>
  );
}

function Linked({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.link} onClick={onClick}>
      {children}
    </button>
  );
}

/** Tenders of the day, each opening its receipts. */
export function TenderTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation(['reports', 'office']);
  const format = useFormat();
  return (
    <Card title={t('reports:tenders')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('reports:tender')}</th>
            <th data-align="end">{t('reports:count')}</th>
            <th data-align="end">{t('reports:amount')}</th>
            <th data-align="end">
              {report.comparedUntil === null
                ? t('reports:lastWeek')
                : t('reports:until.lastWeek', { time: format.time(report.comparedUntil) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.tenders.map(({ kind, receipts, amount, previousAmount }) => {
            const name = t(`office:tender.${kind}`);
            const open = () => onOpen(name, { tender: kind });
            return (
              <tr key={kind}>
                <td>{name}</td>
                <td data-align="end">{format.number(receipts)}</td>
                <td data-align="end">
                  <Linked onClick={open}>
                    <Money amount={amount} />
                  </Linked>
                </td>
                <td data-align="end" className={css.muted}>
                  <Money amount={previousAmount} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
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
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('hours.hour')}</th>
              <th data-align="end">{t('count')}</th>
              <th data-align="end">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {report.hours
              .filter(({ receipts }) => receipts > 0)
              .map(({ hour, receipts, net }) => (
                <tr key={hour}>
                  <td>{range(hour)}</td>
                  <td data-align="end">{format.number(receipts)}</td>
                  <td data-align="end">
                    <Linked onClick={() => open(hour)}>
                      <Money amount={net} />
                    </Linked>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** A profit, with how much of the sales it leaves out for want of a cost. */
function ProfitCell({ row }: { row: { profit: Paisa | null; netWithoutCost: Paisa } }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const isPart = row.profit !== null && row.netWithoutCost > 0;
  const words = t('withoutCost', { amount: format.taka(row.netWithoutCost) });
  return (
    <td data-align="end" title={row.netWithoutCost > 0 ? words : undefined}>
      <Money amount={row.profit} />
      {isPart ? (
        <div className={css.small}>{t('partWithoutCost', { amount: format.taka(row.netWithoutCost) })}</div>
      ) : null}
    </td>
  );
}

/** The goods that sold most, with profit where the person may see it. */
export function ProductTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const hasProfit = useCan()('cost.view');
  const unit = (baseUnit: string) =>
    BASE_UNITS.includes(baseUnit as BaseUnit) ? unitWord(baseUnit as BaseUnit, format.language) : baseUnit;
  return (
    <Card title={t('products.title')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('products.name')}</th>
            <th data-align="end">{t('products.quantity')}</th>
            <th data-align="end">{t('amount')}</th>
            {hasProfit ? <th data-align="end">{t('products.profit')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {report.products.map((product) => {
            const productId = product.productId ?? ('none' as const);
            const name = productId === 'none' ? t('products.quick') : format.names(product).first;
            return (
              <tr key={productId}>
                <td>{name}</td>
                <td data-align="end">
                  {format.number(product.quantity)}{' '}
                  <span className={css.small}>{unit(product.baseUnit)}</span>
                </td>
                <td data-align="end">
                  <Linked onClick={() => onOpen(name, { productId })}>
                    <Money amount={product.net} />
                  </Linked>
                </td>
                {hasProfit ? <ProfitCell row={product} /> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

/** Categories by money, with profit where the person may see it. */
export function CategoryTable({ report, onOpen }: SectionProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const hasProfit = useCan()('cost.view');
  return (
    <Card title={t('categories.title')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('categories.name')}</th>
            <th data-align="end">{t('count')}</th>
            <th data-align="end">{t('amount')}</th>
            {hasProfit ? <th data-align="end">{t('products.profit')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {report.categories.map((category) => {
            const { categoryId } = category;
            const name = categoryId === null ? t('categories.without') : format.names(category).first;
            return (
              <tr key={categoryId ?? 'none'}>
                <td>{name}</td>
                <td data-align="end">{format.number(category.receipts)}</td>
                <td data-align="end">
                  <Linked onClick={() => onOpen(name, { categoryId: categoryId ?? 'none' })}>
                    <Money amount={category.net} />
                  </Linked>
                </td>
                {hasProfit ? <ProfitCell row={category} /> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
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
    <Card title={title}>
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
              <span style={{ height: `${Math.max(0, (item.net / most) * 100)}%` }} />
            </button>
          );
        })}
      </div>
    </Card>
  );
}
