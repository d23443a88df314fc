import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { fileInWords } from './file-in-words.ts';

/** What was imported before; each opens on what it did, where it can be taken back. */
export function EarlierImports({ onOpen }: { onOpen: (importId: string) => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const list = useQuery(orpc.imports.list.queryOptions({ input: {}, staleTime: 0 }));
  const items = list.data?.items.filter(({ status }) => status !== 'uploaded') ?? [];
  return (
    <section className={css.card} aria-label={t('earlier.title')}>
      <h2 className={css.cardTitle}>{t('earlier.title')}</h2>
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && items.length === 0 ? <div className={css.muted}>{t('earlier.none')}</div> : null}
      {items.length > 0 ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('earlier.file')}</th>
              <th>{t('earlier.when')}</th>
              <th>{t('earlier.status')}</th>
              <th data-align="end">{t('earlier.made')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {items.map((run) => (
              <tr key={run.id}>
                <td className={css.strong}>{fileInWords(run)}</td>
                <td>{format.moment(run.createdAt)}</td>
                <td className={run.status === 'failed' ? css.danger : undefined}>
                  {t(`status.${run.status}`)}
                </td>
                <td data-align="end">
                  {[run.created, run.updated, run.refused].map((count) => format.number(count)).join(' · ')}
                </td>
                <td data-align="end">
                  <Button size="compact-md" variant="default" onClick={() => onOpen(run.id)}>
                    {t('earlier.open')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
