import { IconFlag, IconStar } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { isSignedIn } from '../api/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Empty, Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import { Stars } from '../ui/Stars.tsx';
import ui from '../ui/ui.module.css';
import classes from './shop.module.css';

type Review = ApiOutput['reviews']['list']['items'][number];

function ReportSheet({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const report = useMutation(orpc.reviews.report.mutationOptions());
  return (
    <Sheet title={t('review.report')} onClose={onClose}>
      {report.isSuccess ? (
        <Notice tone="go">{t('review.reported')}</Notice>
      ) : (
        <form
          className={ui.stack}
          onSubmit={(event) => {
            event.preventDefault();
            report.mutate({ reviewId, reason });
          }}
        >
          <Field
            label={t('review.reason')}
            rows={3}
            maxLength={300}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {report.error ? <Fault error={report.error} /> : null}
          <Button type="submit" look="go" disabled={report.isPending}>
            {t('review.sendReport')}
          </Button>
        </form>
      )}
    </Sheet>
  );
}

function ReviewItem({ review }: { review: Review }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [isReporting, setReporting] = useState(false);
  return (
    <li className={classes.review}>
      <div className={ui.between}>
        <div className={ui.line}>
          <Stars stars={review.stars} />
          <strong>{review.customerName}</strong>
          <span className={`${ui.small} ${ui.muted}`}>{format.day(review.createdAt)}</span>
        </div>
        <button
          type="button"
          className={ui.iconButton}
          aria-label={t('review.report')}
          onClick={() =>
            void isSignedIn().then((isKnown) =>
              isKnown
                ? setReporting(true)
                : navigate({ to: '/sign-in', search: { next: window.location.pathname } }),
            )
          }
        >
          <IconFlag size={20} aria-hidden />
        </button>
      </div>
      {review.text === '' ? null : <p>{review.text}</p>}
      {review.reply === '' ? null : (
        <div className={classes.reply}>
          <strong className={ui.small}>{t('review.shopReplied')}</strong>
          <p>{review.reply}</p>
        </div>
      )}
      {isReporting ? <ReportSheet reviewId={review.id} onClose={() => setReporting(false)} /> : null}
    </li>
  );
}

/** What customers said after their orders, with the shop's replies. */
export function Reviews({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.reviews.list.infiniteOptions({
      input: (offset: number) => ({ shopId, offset, limit: 20 }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
    }),
  );
  const { data, error, isPending, refetch } = list;
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton rows={3} height={90} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty
        icon={<IconStar size={40} stroke={1.4} aria-hidden />}
        title={t('review.none')}
        text={t('review.noneText')}
      />
    );
  }
  return (
    <div className={ui.stack}>
      <ul>
        {items.map((review) => (
          <ReviewItem key={review.id} review={review} />
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  );
}
