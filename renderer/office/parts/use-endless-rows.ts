import { useCallback } from 'react';
import type { PagedRows } from './use-paged-rows.ts';

/** Rows that are kept free below what was read, and how near to the end the next page is asked for. */
const AHEAD = 20;

type EndlessQuery<Row> = {
  data: { pages: readonly { items: readonly Row[] }[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  isPlaceholderData: boolean;
  error: unknown;
  refetch: () => unknown;
};

/** A list that is read on from the last row it has, however long it is; it grows as it is scrolled. */
export function useEndlessRows<Row>(query: EndlessQuery<Row>): PagedRows<Row> {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, error } = query;
  const rows = data?.pages.flatMap(({ items }) => items);
  const read = rows?.length ?? 0;
  const mayAsk = hasNextPage && !isFetchingNextPage && !error;
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (mayAsk && last >= read - AHEAD) fetchNextPage();
    },
    [mayAsk, read, fetchNextPage],
  );
  return {
    total: rows && read + (hasNextPage ? AHEAD : 0),
    rowAt: (index) => rows?.[index],
    onRange,
    error,
    retry: () => void (hasNextPage && data ? fetchNextPage() : query.refetch()),
    isStale: query.isPlaceholderData,
  };
}
