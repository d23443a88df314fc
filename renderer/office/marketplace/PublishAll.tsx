import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useRest } from '../../ui/use-rest.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import own from './market.module.css';

type Props = {
  /** The category that is shown; null for all goods. */
  category: { id: string; isPublished: boolean } | null;
  /** True while the list shows what was searched for: nobody means all goods then. */
  isOff: boolean;
  publish: { isPending: boolean; data: { changed: number } | undefined };
  onPublish: (isPublished: boolean) => void;
};

type AskProps = { categoryId: string | null; isPublished: boolean; onYes: () => void; onBack: () => void };

/** Says what one press would change before it does. */
function Ask({ categoryId, isPublished, onYes, onBack }: AskProps) {
  const { t } = useTranslation('market');
  const input = { categoryId };
  const rests = useRest('ask');
  const { data: counts, error } = useQuery(
    orpc.marketplace.publishCounts.queryOptions({ input, staleTime: 0 }),
  );
  const back = (
    <Button size="sm" variant="default" onClick={onBack}>
      {t('orders.back')}
    </Button>
  );
  if (!counts)
    return (
      <div role="alertdialog" aria-label={t('goods.publish')} className={own.state}>
        {error ? <Failure error={error} /> : null}
        {back}
      </div>
    );
  const { hidden, hiddenOnPrescription, published } = counts;
  const count = isPublished ? hidden : published;
  const question = () => {
    if (count === 0) return t(isPublished ? 'goods.allPublished' : 'goods.nonePublished');
    return t(isPublished ? 'goods.askPublish' : 'goods.askWithdraw', { count });
  };
  return (
    <div role="alertdialog" aria-label={t('goods.publish')} className={own.state}>
      <span>
        {question()}
        {isPublished && hiddenOnPrescription > 0 ? (
          <>
            <br />
            {t('goods.askPrescription', { count: hiddenOnPrescription })}
          </>
        ) : null}
      </span>
      {/* A category without goods can still be followed. */}
      {count > 0 || categoryId !== null ? (
        <Button size="sm" color={isPublished ? undefined : 'red'} disabled={rests} onClick={onYes}>
          {t(isPublished ? 'goods.yesPublish' : 'goods.yesWithdraw')}
        </Button>
      ) : null}
      {back}
    </div>
  );
}

/** Publishes everything at once, or a category with all that comes into it, after saying how many goods that are. */
export function PublishAll({ category, isOff, publish, onPublish }: Props) {
  const { t } = useTranslation('market');
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked !== null)
    return (
      <div className={css.filters}>
        <Ask
          categoryId={category?.id ?? null}
          isPublished={asked}
          onYes={() => {
            onPublish(asked);
            setAsked(null);
          }}
          onBack={() => setAsked(null)}
        />
      </div>
    );
  return (
    <div className={css.filters}>
      <Button size="sm" disabled={isOff} loading={publish.isPending} onClick={() => setAsked(true)}>
        {t(category ? 'goods.publishCategory' : 'goods.publishAll')}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={publish.isPending || isOff}
        onClick={() => setAsked(false)}
      >
        {t(category ? 'goods.withdrawCategory' : 'goods.withdrawAll')}
      </Button>
      {category ? (
        <Switch
          label={t('goods.follows')}
          checked={category.isPublished}
          onChange={(event) => setAsked(event.currentTarget.checked)}
        />
      ) : null}
      <span className={css.muted} role="status">
        {publish.data ? t('goods.changed', { count: publish.data.changed }) : null}
      </span>
    </div>
  );
}
