import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDto, ImportIssueDto } from '../../../shared/contract/imports.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList } from '../parts/RowList.tsx';
import { usePagedRows } from '../parts/use-paged-rows.ts';
import { Counts } from './CheckStep.tsx';
import { fileInWords } from './file-in-words.ts';
import own from './imports.module.css';

const ASK_EVERY_MS = 1000;

/** Last step: how far the import is, then what it did, with the rows to look at. */
export function ImportResult({ importId, onAgain }: { importId: string; onAgain: () => void }) {
  const current = useQuery(
    orpc.imports.get.queryOptions({
      input: { importId },
      staleTime: 0,
      // Events tell of progress, too; asking covers a connection that was away.
      refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? ASK_EVERY_MS : false),
    }),
  );
  if (current.error) return <Failure error={current.error} onRetry={() => void current.refetch()} />;
  if (!current.data) return null;
  if (isAtWork(current.data)) return <Running run={current.data} />;
  return <Finished run={current.data as FinishedRun} onAgain={onAgain} />;
}

/** True while an import, or taking it back, goes on by itself. */
export function isAtWork(run: ImportDto): run is AtWork {
  return run.status === 'running' || run.status === 'applying' || run.status === 'undoing';
}

type AtWork = ImportDto & { status: 'running' | 'applying' | 'undoing' };
type FinishedRun = ImportDto & { status: Exclude<ImportDto['status'], AtWork['status']> };

const TEXTS = { running: 'run.text', applying: 'run.applying', undoing: 'run.undoing' } as const;

function Running({ run }: { run: AtWork }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const cancel = useMutation(
    orpc.imports.cancel.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.imports.key() }),
    }),
  );
  const name = { name: fileInWords(run) };
  const title = run.status === 'undoing' ? t('run.takingBack', name) : t('run.title', name);
  const percent = run.rowsTotal === 0 ? 0 : (run.rowsDone / run.rowsTotal) * 100;
  return (
    <div className={css.scroll}>
      <section className={`${css.card} ${css.form}`}>
        <h2 className={css.cardTitle}>{title}</h2>
        <Progress value={percent} size="xl" aria-label={title} />
        <div role="status">{t('run.progress', { done: run.rowsDone, total: run.rowsTotal })}</div>
        <div className={css.muted}>{t(TEXTS[run.status])}</div>
        {run.failure === null ? null : (
          <div role="alert" className={css.attention}>
            {t(run.failure === 'disk-full' ? 'run.stuckFull' : 'run.stuck')}
          </div>
        )}
        {cancel.error ? <Failure error={cancel.error} /> : null}
        {run.status === 'running' ? (
          <div className={css.buttons}>
            <Button
              variant="outline"
              color="red"
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ importId: run.id })}
            >
              {t('run.cancel')}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}

function Finished({ run, onAgain }: { run: FinishedRun; onAgain: () => void }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const name = { name: fileInWords(run) };
  const words = {
    uploaded: [t('status.uploaded'), ''],
    done: [t('result.done', name), ''],
    failed: [t('result.failed', name), t(`failure.${run.failure ?? 'unexpected'}`)],
    cancelled: [t('result.cancelled', name), t('result.cancelledText')],
    undone: [
      t('result.undone', name),
      run.kept > 0 ? t('result.kept', { count: run.kept }) : t('result.undoneText'),
    ],
  }[run.status];
  return (
    <div className={css.column}>
      <div style={{ padding: '20px 20px 12px' }} className={css.grid}>
        <h2 className={css.cardTitle} style={{ margin: 0 }}>
          {words[0]}
        </h2>
        {words[1] === '' ? null : <div className={css.muted}>{words[1]}</div>}
        {run.status === 'done' || run.status === 'undone' ? (
          <Counts
            counts={[
              [t('check.create'), run.created],
              [t('check.update'), run.updated],
              [t('check.unchanged'), run.unchanged],
              [t('check.refuse'), run.refused],
              [t('check.warnings'), run.warnings],
            ]}
          />
        ) : null}
        <div className={css.buttons}>
          {run.status === 'done' ? (
            <Button
              variant={isAsking ? 'default' : 'filled'}
              onClick={() => void navigate({ to: '/products' })}
            >
              {t('result.toProducts')}
            </Button>
          ) : null}
          <Button variant={run.status === 'done' ? 'default' : 'filled'} onClick={onAgain}>
            {t(run.status === 'failed' ? 'drop.choose' : 'result.again')}
          </Button>
          {run.canUndo ? <UndoButton run={run} isAsking={isAsking} onAsking={setAsking} /> : null}
        </div>
      </div>
      {run.status === 'cancelled' ? null : <Issues run={run} />}
    </div>
  );
}

type UndoProps = { run: ImportDto; isAsking: boolean; onAsking: (isAsking: boolean) => void };

/** Takes a whole import back, after one more question. */
function UndoButton({ run, isAsking, onAsking: setAsking }: UndoProps) {
  const { t } = useTranslation(['imports', 'office']);
  const queries = useQueryClient();
  const undo = useMutation(
    orpc.imports.undo.mutationOptions({
      onSettled: () => {
        setAsking(false);
        for (const key of [orpc.imports.key(), orpc.catalog.key(), orpc.stock.key()])
          void queries.invalidateQueries({ queryKey: key });
      },
    }),
  );
  if (!isAsking)
    return (
      <>
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          {t('imports:result.undo')}
        </Button>
        {undo.error ? <Failure error={undo.error} /> : null}
      </>
    );
  return (
    <span role="alertdialog" aria-label={t('imports:result.undo')} className={css.buttons}>
      <span className={css.attention}>{t('imports:result.undoSure')}</span>
      <Button color="red" loading={undo.isPending} onClick={() => undo.mutate({ importId: run.id })}>
        {t('imports:result.undoYes')}
      </Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('office:cancel')}
      </Button>
    </span>
  );
}

function useIssueColumns(): Column<ImportIssueDto>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return [
    { key: 'row', label: t('issue.row'), width: '90px', align: 'end', cell: ({ row }) => format.number(row) },
    {
      key: 'reason',
      label: t('issue.reason'),
      width: 'minmax(0, 2fr)',
      cell: (issue) => (
        <span className={css.one}>
          <span className={issue.severity === 'error' ? css.danger : css.attention}>
            {t(`codes.${issue.code}`)}
          </span>{' '}
          <span className={css.small}>({t(`issue.${issue.severity}`)})</span>
        </span>
      ),
    },
    {
      key: 'column',
      label: t('issue.column'),
      width: 'minmax(0, 1fr)',
      cell: ({ column }) => <span className={css.one}>{column}</span>,
    },
    {
      key: 'value',
      label: t('issue.value'),
      width: 'minmax(0, 2fr)',
      cell: ({ value }) => (
        <span className={css.one} title={value}>
          {value}
        </span>
      ),
    },
  ];
}

function Issues({ run }: { run: ImportDto }) {
  const { t } = useTranslation('imports');
  const [active, setActive] = useState(0);
  const columns = useIssueColumns();
  const rows = usePagedRows<ImportIssueDto>((page) => {
    const input = { importId: run.id, ...page };
    return { queryKey: orpc.imports.issues.queryKey({ input }), queryFn: () => api.imports.issues(input) };
  });
  return (
    <>
      <div className={own.foot}>
        <strong>{t('result.issues')}</strong>
        <span className={css.grow} />
        <ListActions list={{ kind: 'import-issues', importId: run.id }} isEmpty={!rows.total} />
      </div>
      <RowList
        label={t('result.issues')}
        columns={columns}
        rows={rows}
        active={active}
        onActive={setActive}
        onOpen={() => undefined}
        rowHeight={40}
        empty={<div className={css.empty}>{t('result.noIssues')}</div>}
      />
    </>
  );
}
