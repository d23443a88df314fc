import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { Stars } from '../ui/Stars.tsx';
import ui from '../ui/ui.module.css';

/** Reviews that somebody reported: hide them, or let them stand. */
export function ReportsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(orpc.admin.reports.queryOptions({ input: { limit: 100 } }));
  const decide = useMutation(
    orpc.admin.decideReview.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.admin.reports.key() }),
    }),
  );
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} />;
  if (data.items.length === 0) return <Empty title={t('admin.reports.none')} />;
  return (
    <div className={ui.stack}>
      {decide.error ? <Fault error={decide.error} /> : null}
      {data.items.map((review) => (
        <article key={review.reviewId} className={`${ui.card} ${ui.tight}`}>
          <div className={ui.between}>
            <h2>{review.shopName}</h2>
            <Stars stars={review.stars} />
          </div>
          <p>{review.text}</p>
          <p className={`${ui.small} ${ui.muted}`}>
            {t('admin.reports.count', { count: review.reports })} · {format.moment(review.createdAt)}
          </p>
          <ul className={ui.small}>
            {[...new Set(review.reasons)].map((reason) => (
              <li key={reason}>– {reason}</li>
            ))}
          </ul>
          <div className={ui.chips}>
            <Button
              small
              look="danger"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ reviewId: review.reviewId, isHidden: true })}
            >
              {t('admin.reports.hide')}
            </Button>
            <Button
              small
              disabled={decide.isPending}
              onClick={() => decide.mutate({ reviewId: review.reviewId, isHidden: false })}
            >
              {t('admin.reports.keep')}
            </Button>
          </div>
        </article>
      ))}
    </div>
  );
}
