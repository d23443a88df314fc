import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TENDER_KINDS, type TenderKind } from '../../../shared/contract/sales.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { DayRange, type Days } from '../parts/DayRange.tsx';
import { EditPanel } from '../parts/EditPanel.tsx';
import { FilterBox } from '../parts/FilterBox.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import css from '../parts/office.module.css';
import { rowByKey } from '../parts/RowList.tsx';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { ReceiptDetail } from './ReceiptDetail.tsx';
import { ReceiptList, useReceipts } from './ReceiptList.tsx';

/** The pages of the reports area. */
export function useReportPages() {
  const { t } = useTranslation('reports');
  return [
    { path: '/reports', label: t('day') },
    { path: '/reports/receipts', label: t('receipts') },
  ];
}

type Filter = Days & { tender: TenderKind | null };
const NO_FILTER: Filter = { fromDay: null, toDay: null, tender: null };

/** Every receipt, found by number, phone, item, amount or date. */
export function ReceiptsPage() {
  const { t } = useTranslation(['receipts', 'office', 'reports']);
  const format = useFormat();
  const guard = useEditGuard();
  const pages = useReportPages();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const [active, setActive] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const rows = useReceipts({ text: asked, ...filter });
  const isFiltered = asked !== '' || JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  const narrow = (change: Partial<Filter>) => {
    setFilter((now) => ({ ...now, ...change }));
    setActive(0);
  };
  const onListKey = (key: string) => {
    const row = rows.rowAt(active);
    const next = rowByKey(key, active, rows.total ?? 0, 10);
    if (next !== null) setActive(next);
    else if (key === 'Enter' && row) setOpenId(row.id);
    else return false;
    return true;
  };
  const clear = () => {
    setText('');
    narrow(NO_FILTER);
  };
  const openCode = rows.rowAt(active)?.id === openId ? rows.rowAt(active)?.receiptCode : undefined;
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('receipts:title')}</h1>
        <AreaTabs label={t('reports:title')} pages={pages} />
        <div className={css.grow} />
        <span className={css.muted}>
          {rows.total !== undefined && rows.amount !== undefined
            ? t('receipts:summary', { count: rows.total, amount: format.taka(paisa(rows.amount)) })
            : null}
        </span>
        <ListActions list={{ kind: 'receipts', text: asked, ...filter }} isEmpty={!rows.total} />
      </header>
      <div className={css.body} data-split={openId !== null || undefined}>
        <div className={css.column}>
          <ReceiptFilters filter={filter} onChange={narrow} isNarrow={openId !== null}>
            <FilterBox
              label={t('receipts:filter')}
              placeholder={t('receipts:filterHint')}
              value={text}
              onChange={(next) => {
                setText(next);
                setActive(0);
              }}
              onListKey={onListKey}
            />
          </ReceiptFilters>
          <ReceiptList
            rows={rows}
            filter={filter}
            active={active}
            onActive={setActive}
            onOpen={setOpenId}
            openId={openId}
            isNarrow={openId !== null}
            resetKey={JSON.stringify([asked, filter])}
            empty={isFiltered ? <NothingFound onClear={clear} /> : <NoReceipts />}
          />
        </div>
        {openId === null ? null : (
          <EditPanel
            title={openCode ? format.code(openCode) : t('receipts:column.code')}
            guard={guard}
            onClose={() => setOpenId(null)}
            save={null}
          >
            <ReceiptDetail key={openId} saleId={openId} />
          </EditPanel>
        )}
      </div>
    </main>
  );
}

type FilterProps = {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  /** Whether a receipt stands open beside it: all must still fit into one line. */
  isNarrow: boolean;
  children: React.ReactNode;
};

function ReceiptFilters({ filter, onChange, isNarrow, children }: FilterProps) {
  const { t } = useTranslation(['receipts', 'office']);
  return (
    <div className={css.filters} style={{ alignItems: 'flex-end' }}>
      {children}
      <DayRange days={filter} onChange={onChange} isNarrow={isNarrow} />
      <Select
        label={t('receipts:tender')}
        placeholder={t('receipts:anyTender')}
        data={TENDER_KINDS.map((kind) => ({ value: kind, label: t(`office:tender.${kind}`) }))}
        value={filter.tender}
        onChange={(tender) => onChange({ tender })}
        clearable
        w={isNarrow ? 160 : 180}
      />
    </div>
  );
}

function NoReceipts() {
  const { t } = useTranslation('receipts');
  const navigate = useNavigate();
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      action={<Button onClick={() => void navigate({ to: '/' })}>{t('empty.action')}</Button>}
    />
  );
}
