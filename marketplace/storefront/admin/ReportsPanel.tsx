import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import { Stars } from '../ui/Stars.tsx';
import ui from '../ui/ui.module.css';

/** Reviews that somebody reported: hide them, or let them stand. */
export function ReportsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const list = useInfiniteQuery(
    orpc.admin.reports.infiniteOptions({
      input: (offset: number) => ({ offset, limit: 50 }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
    }),
  );
  const { data, error, refetch } = list;
  const decide = useMutation(
    orpc.admin.decideReview.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.admin.reports.key() }),
    }),
  );
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} />;
  const reviews = data.pages.flatMap((page) => page.items);
  if (reviews.length === 0) return <Empty title={t('admin.reports.none')} />;
  return (
    <div className={ui.stack}>
      {decide.error ? <Fault error={decide.error} /> : null}
      {reviews.map((review) => (
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
      <ShowMore list={list} />
    </div>
  );
}
