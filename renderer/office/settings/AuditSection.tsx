import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditDetailsText } from '../../../shared/text/audit-details.ts';
import { type ApiOutput, api, orpc } from '../../api/client.ts';
import { bn, en } from '../../i18n/locales.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList } from '../parts/RowList.tsx';
import { usePagedRows } from '../parts/use-paged-rows.ts';
import own from './settings.module.css';

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
      width: '190px',
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
  const { t } = useTranslation('settings');
  const [active, setActive] = useState(0);
  const columns = useColumns();
  const rows = usePagedRows<Entry>((page) => ({
    queryKey: orpc.users.audit.queryKey({ input: page }),
    queryFn: () => api.users.audit(page),
  }));
  const verify = useMutation({ mutationFn: () => api.users.verifyAudit({}) });
  const result = verify.data;
  return (
    <div className={css.column} style={{ flex: 1 }}>
      <div className={css.filters}>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify')}
        </Button>
        <span role="status" className={result?.intact === false ? css.danger : css.strong}>
          {result?.intact ? t('audit.intact', { count: result.entries }) : null}
          {result?.intact === false ? t('audit.broken', { number: result.brokenAt ?? 0 }) : null}
        </span>
        <span className={css.grow} />
        <ListActions list={{ kind: 'audit' }} isEmpty={!rows.total} />
      </div>
      {verify.error ? <Failure error={verify.error} /> : null}
      <RowList
        label={t('section.audit')}
        columns={columns}
        rows={rows}
        active={active}
        onActive={setActive}
        onOpen={() => undefined}
        rowHeight={44}
        empty={<EmptyState title={t('audit.none')} />}
      />
    </div>
  );
}
