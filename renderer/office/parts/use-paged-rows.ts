import { keepPreviousData, type QueryKey, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

const PAGE = 100;

/** One page of a long list, as the server answers it. */
export type RowPage<Row> = { items: Row[]; total: number };

/** How to read the page that starts at `offset`. */
export type ReadPage<Row, Page extends RowPage<Row> = RowPage<Row>> = (page: {
  offset: number;
  limit: number;
}) => {
  queryKey: QueryKey;
  queryFn: () => Promise<Page>;
};

/** A list far too long to read at once: only the pages in view are asked for. */
export type PagedRows<Row> = {
  total: number | undefined;
  rowAt: (index: number) => Row | undefined;
  /** Rows now in view, so that their pages are read. */
  onRange: (first: number, last: number) => void;
  error: unknown;
  retry: () => void;
  /** True while an older filter's rows still show. */
  isStale: boolean;
};

/** Reads a list page by page as it is scrolled; what is shown stays while a changed filter is answered. */
export function usePagedRows<Row, Page extends RowPage<Row> = RowPage<Row>>(
  read: ReadPage<Row, Page>,
): PagedRows<Row> & { firstPage: Page | undefined } {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const start = useQuery({ ...read({ offset: 0, limit: PAGE }), placeholderData: keepPreviousData });
  const firstPage = Math.max(1, Math.floor(range.first / PAGE));
  const lastPage = Math.floor(Math.min(range.last, (start.data?.total ?? 1) - 1) / PAGE);
  const wanted = Array.from(
    { length: Math.max(0, lastPage - firstPage + 1) },
    (_, index) => firstPage + index,
  );
  const later = useQueries({
    queries: wanted.map((page) => ({
      ...read({ offset: page * PAGE, limit: PAGE }),
      enabled: !start.isPlaceholderData,
    })),
  });
  const onRange = useCallback((first: number, last: number) => {
    setRange((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, []);
  return {
    firstPage: start.data,
    total: start.data?.total,
    rowAt: (index) => {
      const page = Math.floor(index / PAGE);
      const data = page === 0 ? start.data : later[page - firstPage]?.data;
      return data?.items[index % PAGE];
    },
    onRange,
    error: start.error ?? later.find((result) => result.error)?.error ?? null,
    retry: () => {
      void start.refetch();
      for (const result of later) if (result.error) void result.refetch();
    },
    isStale: start.isPlaceholderData,
  };
}

/** A list that came whole, seen through the same shape. */
export function wholeRows<Row>(
  rows: readonly Row[] | undefined,
  query: { error: unknown; refetch: () => unknown },
): PagedRows<Row> {
  return {
    total: rows?.length,
    rowAt: (index) => rows?.[index],
    onRange: () => undefined,
    error: query.error,
    retry: () => void query.refetch(),
    isStale: false,
  };
}
