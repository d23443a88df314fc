import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditDetailsText } from '../../../shared/text/audit-details.ts';
import { type ApiOutput, api, orpc } from '../../api/client.ts';
import { bn, en } from '../../i18n/locales.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DayRange, type Days } from '../parts/DayRange.tsx';
import { Failure } from '../parts/Failure.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList } from '../parts/RowList.tsx';
import { useEndlessRows } from '../parts/use-endless-rows.ts';
import { SectionHead } from './SectionHead.tsx';
import own from './settings.module.css';

const PAGE = 100;
const ALL_DAYS: Days = { fromDay: null, toDay: null };

type Entry = ApiOutput['users']['audit']['items'][number];

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation(['settings', 'audit']);
  const format = useFormat();
  return [
    { key: 'when', label: t('settings:audit.when'), width: '210px', cell: ({ at }) => format.moment(at) },
    {
      key: 'who',
      label: t('settings:audit.who'),
      width: '140px',
      cell: ({ userName }) => <span className={css.one}>{userName}</span>,
    },
    {
      key: 'what',
      label: t('settings:audit.what'),
      width: '240px',
      cell: ({ action }) => {
        const key = action.replaceAll('.', '-');
        const isKnown = (name: string): name is keyof typeof en.audit => name in en.audit;
        return (
          <span className={`${css.one} ${css.strong}`}>{isKnown(key) ? t(`audit:${key}`) : action}</span>
        );
      },
    },
    {
      key: 'details',
      label: t('settings:audit.details'),
      width: 'minmax(0, 1fr)',
      cell: (entry) => {
        const text = auditDetailsText(entry, format.language === 'bn' ? bn : en, format.language);
        return (
          <span className={own.details} title={text}>
            {text}
          </span>
        );
      },
    },
  ];
}

/** The trail of who did what, newest first, and the check that nobody altered it. */
export function AuditSection() {
  const { t } = useTranslation(['settings', 'office']);
  const [active, setActive] = useState(0);
  const [days, setDays] = useState(ALL_DAYS);
  const columns = useColumns();
  const rows = useEndlessRows<Entry>(
    useInfiniteQuery(
      orpc.users.audit.infiniteOptions({
        input: (before: number | undefined) => ({
          ...days,
          limit: PAGE,
          ...(before === undefined ? {} : { before }),
        }),
        initialPageParam: undefined as number | undefined,
        getNextPageParam: ({ next }) => next ?? undefined,
        placeholderData: keepPreviousData,
      }),
    ),
  );
  const isNarrowed = days.fromDay !== null || days.toDay !== null;
  const narrow = (change: Partial<Days>) => {
    setDays((now) => ({ ...now, ...change }));
    setActive(0);
  };
  const verify = useMutation({ mutationFn: () => api.users.verifyAudit({}) });
  const result = verify.data;
  return (
    <div className={css.column} style={{ flex: 1 }}>
      <SectionHead id="audit" />
      <div className={css.filters} style={{ alignItems: 'flex-end' }}>
        <DayRange days={days} onChange={narrow} />
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('settings:audit.verify')}
        </Button>
        <span role="status" className={result?.intact === false ? css.danger : css.strong}>
          {result?.intact ? t('settings:audit.intact', { count: result.entries }) : null}
          {result?.intact === false ? t('settings:audit.broken', { number: result.brokenAt ?? 0 }) : null}
        </span>
        <span className={css.grow} />
        <ListActions list={{ kind: 'audit', ...days }} isEmpty={!rows.total} />
      </div>
      {verify.error ? <Failure error={verify.error} /> : null}
      <RowList
        label={t('settings:section.audit')}
        columns={columns}
        rows={rows}
        active={active}
        onActive={setActive}
        onOpen={() => undefined}
        rowHeight={44}
        resetKey={JSON.stringify(days)}
        empty={
          isNarrowed ? (
            <EmptyState
              title={t('office:nothingFound')}
              text={t('office:nothingFoundText')}
              action={
                <Button variant="default" onClick={() => narrow(ALL_DAYS)}>
                  {t('office:clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState title={t('settings:audit.none')} />
          )
        }
      />
    </div>
  );
}
