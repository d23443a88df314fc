import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayReportDto } from '../../../shared/contract/reports.contract.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { DayStepper } from '../parts/DayField.tsx';
import { formatLongDay, formatWeekday } from '../parts/day-text.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import { FileActions } from '../parts/FileActions.tsx';
import { saveFile } from '../parts/files.ts';
import css from '../parts/office.module.css';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { useToday } from '../parts/use-today.ts';
import { ReceiptDetail } from '../receipts/ReceiptDetail.tsx';
import { type ReceiptFilter, ReceiptList, useReceipts } from '../receipts/ReceiptList.tsx';
import { useReportPages } from '../receipts/ReceiptsPage.tsx';
import { CategoryTable, HourSection, ProductTable, TenderTable, Trend } from './DaySections.tsx';
import { Figure } from './Figure.tsx';

type Behind = { title: string; filter: ReceiptFilter };

/** One day against the same weekday a week before; every figure opens the receipts it is made of. */
export function DayReportPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const today = useToday();
  const pages = useReportPages();
  const [chosen, setChosen] = useState<BusinessDay | null>(null);
  const [behind, setBehind] = useState<Behind | null>(null);
  const day = chosen ?? today;
  const report = useQuery(orpc.reports.day.queryOptions({ input: { day } }));
  const goTo = (next: BusinessDay) => {
    setChosen(next);
    setBehind(null);
  };
  const open = (title: string, filter: ReceiptFilter) =>
    setBehind({ title, filter: { ...filter, fromDay: day, toDay: day } });
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <span className={css.noPrint}>
          <AreaTabs label={t('title')} pages={pages} />
        </span>
        <div className={`${css.grow} ${css.strong}`}>{formatLongDay(day, format.language)}</div>
        <DayStepper
          day={day}
          today={today}
          last={report.data?.lastDay ?? (day > today ? day : today)}
          onChange={goTo}
        />
        <DayActions day={day} />
      </header>
      <div className={css.body} data-split={behind !== null || undefined}>
        <div className={css.scroll}>
          {report.error ? <Failure error={report.error} onRetry={() => void report.refetch()} /> : null}
          {!report.data && !report.error ? <Skeleton height={320} /> : null}
          {report.data ? (
            <Day report={report.data} today={today} onOpen={open} onDay={goTo} isNarrow={behind !== null} />
          ) : null}
        </div>
        {behind ? (
          <ReceiptsBehind
            key={JSON.stringify(behind.filter)}
            title={behind.title}
            filter={behind.filter}
            onClose={() => setBehind(null)}
          />
        ) : null}
      </div>
    </main>
  );
}

function DayActions({ day }: { day: BusinessDay }) {
  const { language } = useFormat();
  const save = useMutation(orpc.reports.exportDay.mutationOptions({ onSuccess: saveFile }));
  return (
    <FileActions
      onSave={(format) => save.mutate({ day, format, language })}
      isSaving={save.isPending}
      onPrint={() => window.print()}
      error={save.error}
    />
  );
}

type DayProps = {
  report: DayReportDto;
  today: BusinessDay;
  onOpen: (title: string, filter: ReceiptFilter) => void;
  onDay: (day: BusinessDay) => void;
  isNarrow: boolean;
};

function Day({ report, today, onOpen, onDay, isNarrow }: DayProps) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const trend = <Trend day={report.day} until={report.day > today ? report.day : today} onDay={onDay} />;
  if (report.totals.receipts === 0) {
    return (
      <div className={css.grid}>
        <EmptyState
          title={t('empty.title')}
          text={t('empty.text')}
          action={<Button onClick={() => void navigate({ to: '/' })}>{t('empty.action')}</Button>}
        />
        {trend}
      </div>
    );
  }
  return (
    <div className={css.grid}>
      <Figures report={report} onOpen={onOpen} />
      <HourSection report={report} onOpen={onOpen} isNarrow={isNarrow} />
      <div className={css.two} data-narrow={isNarrow || undefined}>
        <TenderTable report={report} onOpen={onOpen} />
        {trend}
        <ProductTable report={report} onOpen={onOpen} />
        <CategoryTable report={report} onOpen={onOpen} />
      </div>
    </div>
  );
}

function Figures({ report, onOpen }: Pick<DayProps, 'report' | 'onOpen'>) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const weekday = formatWeekday(report.previousDay, format.language);
  const canSeeCost = useCan()('cost.view');
  const { totals, previous, comparedUntil } = report;
  const until = comparedUntil === null ? null : format.time(comparedUntil);
  const figure = (
    name: 'net' | 'averageBasket' | 'bakiGiven' | 'discount' | 'vatIncluded' | 'profit' | 'receipts',
    value: Paisa | null,
    before: Paisa | null,
    filter: ReceiptFilter = {},
  ) => (
    <Figure
      label={t(`figure.${name}`)}
      value={value}
      before={before}
      weekday={weekday}
      until={until}
      isMoney={name !== 'receipts'}
      onOpen={() => onOpen(t(`figure.${name}`), filter)}
    />
  );
  return (
    <>
      <div className={css.figures}>
        {figure('net', totals.net, previous.net)}
        {canSeeCost ? figure('profit', totals.profit, previous.profit, { figure: 'profit' }) : null}
        {figure('receipts', paisa(totals.receipts), paisa(previous.receipts))}
        {figure('averageBasket', totals.averageBasket, previous.averageBasket)}
        {figure('bakiGiven', totals.bakiGiven, previous.bakiGiven, { tender: 'baki' })}
        {figure('discount', totals.discount, previous.discount, { withDiscount: true })}
        {totals.vatIncluded > 0
          ? figure('vatIncluded', totals.vatIncluded, previous.vatIncluded, { figure: 'vat' })
          : null}
      </div>
      {canSeeCost && totals.netWithoutCost > 0 ? (
        <div className={css.attention}>
          {t('withoutCost', { amount: format.taka(totals.netWithoutCost) })}
        </div>
      ) : null}
    </>
  );
}

function ReceiptsBehind({ title, filter, onClose }: Behind & { onClose: () => void }) {
  const { t } = useTranslation(['receipts', 'office']);
  const format = useFormat();
  const guard = useEditGuard();
  const [active, setActive] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = useReceipts(filter);
  if (openId !== null) {
    return (
      <EditPanel title={title} guard={guard} onClose={() => setOpenId(null)} save={null}>
        <Button
          mb="md"
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => setOpenId(null)}
        >
          {t('receipts:back')}
        </Button>
        <ReceiptDetail saleId={openId} />
      </EditPanel>
    );
  }
  const sum =
    rows.total !== undefined && rows.amount !== undefined
      ? t('receipts:summary', { count: rows.total, amount: format.taka(paisa(rows.amount)) })
      : '';
  return (
    <EditPanel title={title} subtitle={sum} guard={guard} onClose={onClose} save={null} isFlush>
      <ReceiptList
        rows={rows}
        filter={filter}
        active={active}
        onActive={setActive}
        onOpen={setOpenId}
        openId={openId}
        isNarrow
        isOneDay
        resetKey=""
        empty={<EmptyState title={t('office:nothingFound')} />}
      />
    </EditPanel>
  );
}
