import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWatchedListings } from '../live/live-stock.ts';
import { OfferRow } from '../offers/OfferRow.tsx';
import { useSettled } from '../shell/use-page.ts';
import { Field, SelectField } from '../ui/Field.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import ui from '../ui/ui.module.css';
import classes from './shop.module.css';

const PAGE = 30;

/** What one shop offers, to be searched and narrowed. */
export function Shelf({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const [category, setCategory] = useState('');
  const settled = useSettled(text.trim(), 250);
  const categories = useQuery(orpc.find.categories.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const shelf = useInfiniteQuery({
    ...orpc.find.shelf.infiniteOptions({
      input: (offset: number) => ({
        shopId,
        text: settled,
        categoryId: category === '' ? null : category,
        offset,
        limit: PAGE,
      }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
    }),
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => shelf.data?.pages.flatMap((page) => page.items) ?? [], [shelf.data]);
  useWatchedListings(items.map(({ listingId }) => listingId));
  const roots = (categories.data?.items ?? []).filter(({ parentId }) => parentId === null);
  return (
    <div className={ui.stack}>
      <div className={classes.find}>
        <Field
          label={t('shop.searchShelf')}
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {roots.length > 0 ? (
          <SelectField
            label={t('results.categories')}
            empty={t('shop.allCategories')}
            value={category}
            options={roots.map((each) => ({ value: each.id, label: format.name(each) }))}
            onChange={setCategory}
          />
        ) : null}
      </div>
      {shelf.error && items.length === 0 ? (
        <Fault error={shelf.error} retry={() => void shelf.refetch()} />
      ) : shelf.isPending ? (
        <Skeleton rows={4} height={150} />
      ) : items.length === 0 ? (
        <Empty
          title={t(settled === '' && category === '' ? 'shop.emptyShelf' : 'shop.nothingFound')}
          text={t('shop.emptyText')}
        />
      ) : (
        <div className={classes.shelf}>
          {items.map((offer) => (
            <OfferRow key={offer.listingId} offer={offer} readAt={shelf.dataUpdatedAt} about="product" />
          ))}
        </div>
      )}
      <ShowMore list={shelf} />
    </div>
  );
}
