import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PrintJobDto } from '../../../shared/contract/printing.contract.ts';
import { seededName } from '../../../shared/text/seeded-names.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { faultText } from './fault-text.ts';
import { PrinterPanel } from './PrinterForm.tsx';
import { SectionHead } from './SectionHead.tsx';

/** Printers, and what waits to be printed. */
export function PrintersSection({ guard }: { guard: EditGuard }) {
  const { t } = useTranslation('settings');
  const { language } = useFormat();
  const [open, setOpen] = useKept<string | null>('printers open', () => null);
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }));
  const items = printers.data?.items ?? [];
  const chosen = items.find(({ id }) => id === open) ?? null;
  const show = (next: string | null) => guard.leave(() => setOpen(next));
  const add = (
    // While a printer is open, saving it is what the screen is about.
    <Button variant={open === null ? 'filled' : 'default'} onClick={() => show('new')}>
      {t('printers.add')}
    </Button>
  );
  return (
    <div className={css.body} data-split={open !== null || undefined}>
      <div className={css.column}>
        <SectionHead id="printers" />
        <div className={css.scroll}>
          <div className={css.grid}>
            {printers.error ? (
              <Failure error={printers.error} onRetry={() => void printers.refetch()} />
            ) : null}
            {printers.data && items.length === 0 ? (
              <EmptyState title={t('printers.none')} action={add} />
            ) : null}
            {items.length > 0 ? (
              <section className={css.card} aria-label={t('section.printers')}>
                <table className={css.table}>
                  <tbody>
                    {items.map((printer) => (
                      <tr key={printer.id}>
                        <td>
                          <span className={css.strong}>{seededName(printer.name, language)}</span>
                          <div className={css.small}>
                            {[
                              t(`printers.kind.${printer.connection.kind}`),
                              t(printer.widthDots === 384 ? 'printers.mm58' : 'printers.mm80'),
                              printer.isDefault ? t('printers.default') : '',
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </div>
                        </td>
                        <td data-align="end">
                          <Button size="compact-md" variant="default" onClick={() => show(printer.id)}>
                            {t('printers.change')}
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <div style={{ marginTop: 12 }}>{add}</div>
              </section>
            ) : null}
            <JobQueue />
          </div>
        </div>
      </div>
      {open === null || (open !== 'new' && !chosen) ? null : (
        <PrinterPanel
          key={open}
          printer={chosen}
          guard={guard}
          onClose={() => setOpen(null)}
          onSaved={(id) => setOpen(id)}
        />
      )}
    </div>
  );
}

function JobQueue() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const jobs = useQuery(orpc.printing.jobs.queryOptions({ input: { limit: 50 }, staleTime: 0 }));
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: orpc.printing.jobs.key() }) };
  const retry = useMutation(orpc.printing.retryJob.mutationOptions(refresh));
  const cancel = useMutation(orpc.printing.cancelJob.mutationOptions(refresh));
  const error = jobs.error ?? retry.error ?? cancel.error;
  const items = jobs.data?.items ?? [];
  return (
    <section className={css.card} aria-label={t('jobs.title')}>
      <h2 className={css.cardTitle}>{t('jobs.title')}</h2>
      {error ? <Failure error={error} onRetry={() => void jobs.refetch()} /> : null}
      {jobs.data && items.length === 0 ? <div className={css.muted}>{t('jobs.none')}</div> : null}
      {items.length > 0 ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('jobs.what')}</th>
              <th>{t('jobs.printer')}</th>
              <th>{t('jobs.when')}</th>
              <th>{t('jobs.state')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {items.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                onRetry={() => retry.mutate({ id: job.id })}
                onCancel={() => cancel.mutate({ id: job.id })}
              />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function JobRow({ job, onRetry, onCancel }: { job: PrintJobDto; onRetry: () => void; onCancel: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const fault = faultText(job.lastError, t);
  const mayCancel = job.status === 'queued' || job.status === 'failed';
  return (
    <tr>
      {/* A receipt's number is one word. */}
      <td style={{ whiteSpace: 'nowrap' }}>
        {t(`jobs.kind.${job.kind}`)} {job.receiptCode ? format.code(job.receiptCode) : ''}
      </td>
      <td>{seededName(job.printerName, format.language)}</td>
      <td>{format.moment(job.createdAt)}</td>
      <td>
        <span className={job.status === 'failed' ? css.danger : undefined}>
          {t(`jobs.status.${job.status}`)}
        </span>
        {fault === '' || job.status === 'done' ? null : <div className={css.small}>{fault}</div>}
      </td>
      <td data-align="end">
        <div className={css.buttons} style={{ justifyContent: 'flex-end' }}>
          {job.status === 'failed' ? (
            <Button size="compact-md" onClick={onRetry}>
              {t('jobs.retry')}
            </Button>
          ) : null}
          {mayCancel ? (
            <Button size="compact-md" variant="default" onClick={onCancel}>
              {t('jobs.cancel')}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}
