import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { whileOnline } from '../api/connection.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './admin.module.css';

/** What waits in the job queue and what failed, with a press to try again. */
export function JobsPanel() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(
    orpc.admin.jobs.queryOptions({ refetchInterval: () => whileOnline(10_000) }),
  );
  const retry = useMutation(
    orpc.admin.retryJob.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: orpc.admin.jobs.key() }),
    }),
  );
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} />;
  const nameOf = (queue: string) =>
    i18n.exists(`admin.jobs.queue.${queue}`)
      ? t(`admin.jobs.queue.${queue}` as 'admin.jobs.queue.mail')
      : queue;
  return (
    <div className={ui.stack}>
      <div className={ui.card}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('admin.jobs.name')}</th>
              <th scope="col">{t('admin.jobs.waiting')}</th>
              <th scope="col">{t('admin.jobs.active')}</th>
              <th scope="col">{t('admin.jobs.failed')}</th>
            </tr>
          </thead>
          <tbody>
            {data.queues.map((queue) => (
              <tr key={queue.name}>
                <th scope="row">{nameOf(queue.name)}</th>
                <td>{format.number(queue.waiting)}</td>
                <td>{format.number(queue.active)}</td>
                <td>{format.number(queue.failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {retry.error ? <Fault error={retry.error} /> : null}
      {data.failed.length === 0 ? <Notice tone="go">{t('admin.jobs.noneFailed')}</Notice> : null}
      {data.failed.map((job) => (
        <article key={job.id} className={`${ui.card} ${ui.tight}`}>
          <h2>{nameOf(job.queue)}</h2>
          <p className={`${ui.small} ${ui.muted}`}>
            {t('admin.jobs.attempts', { count: job.attempts })}
            {job.failedAt === null ? '' : ` · ${format.moment(job.failedAt)}`}
          </p>
          <p className={ui.small} lang="en">
            {job.reason}
          </p>
          <div>
            <Button
              small
              disabled={retry.isPending}
              onClick={() => retry.mutate({ queue: job.queue, jobId: job.id })}
            >
              {t('tryAgain')}
            </Button>
          </div>
        </article>
      ))}
    </div>
  );
}
