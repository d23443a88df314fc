import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import { nextOffset } from '../parts/next-offset.ts';
import css from '../parts/office.module.css';
import own from './market.module.css';

const PAGE = 50;

type Review = {
  id: string;
  stars: number;
  text: string;
  customerName: string;
  createdAt: number;
  reply: string;
};

function ReviewRow({ review, onReplied }: { review: Review; onReplied: () => void }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const [text, setText] = useState(review.reply);
  const reply = useMutation(orpc.marketplace.reply.mutationOptions({ onSuccess: onReplied }));
  return (
    <li style={{ alignItems: 'end' }}>
      <div>
        <strong>
          {'★'.repeat(review.stars)} {t('reviews.stars', { count: review.stars })}
        </strong>{' '}
        <span className={css.muted}>
          {review.customerName} · {format.moment(review.createdAt)}
        </span>
        <p style={{ margin: '4px 0' }}>{review.text}</p>
        <Textarea
          label={t('reviews.reply')}
          autosize
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {reply.error ? <Failure error={reply.error} /> : null}
        <span role="status">
          {reply.isSuccess && text.trim() === review.reply
            ? t(review.reply === '' ? 'reviews.takenBack' : 'reviews.sent')
            : null}
        </span>
      </div>
      <Button
        size="sm"
        disabled={text.trim() === review.reply}
        loading={reply.isPending}
        onClick={() => reply.mutate({ reviewId: review.id, text })}
      >
        {t('reviews.send')}
      </Button>
    </li>
  );
}

/** What customers wrote of the shop, and its replies. */
export function ReviewsTab() {
  const { t } = useTranslation(['market', 'office']);
  const reviews = useInfiniteQuery(
    orpc.marketplace.reviews.infiniteOptions({
      input: (offset: number) => ({ offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (page, _, offset) => nextOffset(page, offset),
      retry: false,
    }),
  );
  const items = reviews.data?.pages.flatMap((page) => page.items);
  return (
    <div className={css.scroll}>
      {reviews.error ? <Failure error={reviews.error} onRetry={() => void reviews.refetch()} /> : null}
      {items?.length === 0 ? <EmptyState title={t('reviews.none')} text={t('reviews.noneText')} /> : null}
      {items?.length ? (
        <ul className={own.rows}>
          {items.map((review) => (
            <ReviewRow key={review.id} review={review} onReplied={() => void reviews.refetch()} />
          ))}
        </ul>
      ) : null}
      {reviews.hasNextPage ? (
        <Button
          variant="default"
          loading={reviews.isFetchingNextPage}
          onClick={() => void reviews.fetchNextPage()}
        >
          {t('office:more')}
        </Button>
      ) : null}
    </div>
  );
}
