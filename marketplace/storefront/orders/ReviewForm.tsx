import { IconStarFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './orders.module.css';

const STARS = [1, 2, 3, 4, 5] as const;

/** One review of a completed order: stars, and words for who wants. */
export function ReviewForm({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [stars, setStars] = useState(0);
  const [text, setText] = useState('');
  const write = useMutation(
    orpc.reviews.write.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: orpc.reviews.key() });
        void queries.invalidateQueries({ queryKey: orpc.find.shop.key() });
      },
    }),
  );
  if (write.isSuccess) return <Notice tone="go">{t('review.thanks')}</Notice>;
  return (
    <form
      className={`${ui.card} ${ui.stack}`}
      aria-label={t('review.title')}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ orderId: order.id, stars, text });
      }}
    >
      <h2>{t('review.title')}</h2>
      <fieldset className={classes.starChoice}>
        <legend className="visually-hidden">{t('review.stars')}</legend>
        {STARS.map((each) => (
          <label key={each} data-on={each <= stars || undefined}>
            <input
              type="radio"
              name="stars"
              className="visually-hidden"
              aria-label={t('shop.starsOf', { count: each })}
              checked={stars === each}
              onChange={() => setStars(each)}
            />
            <IconStarFilled size={34} aria-hidden />
          </label>
        ))}
      </fieldset>
      <Field
        label={t('review.text')}
        rows={3}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {stars === 0 ? <p className={`${ui.small} ${ui.muted}`}>{t('review.starsFirst')}</p> : null}
      {write.error ? <Fault error={write.error} /> : null}
      <Button type="submit" look="go" disabled={stars === 0 || write.isPending}>
        {t('review.send')}
      </Button>
    </form>
  );
}
