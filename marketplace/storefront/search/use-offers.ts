import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { type ApiInput, orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { useWatchedListings } from '../live/live-stock.ts';

const PAGE = 30;

/** Offers around a place, page after page, their stock live. Waits for a place. */
export function useOffers(
  place: Place | null,
  asked: Omit<ApiInput['find']['offers'], 'place' | 'offset' | 'limit'>,
) {
  const query = useInfiniteQuery({
    ...orpc.find.offers.infiniteOptions({
      input: (offset: number) => ({
        ...asked,
        place: place ?? { lat: 23.7, lng: 90.4 },
        offset,
        limit: PAGE,
      }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
    }),
    enabled: place !== null,
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const items = useMemo(() => {
    // A page that moved by one while the next was read would show a row twice.
    const byId = new Map(data?.pages.flatMap((page) => page.items).map((offer) => [offer.listingId, offer]));
    return [...byId.values()];
  }, [data]);
  useWatchedListings(items.map(({ listingId }) => listingId));
  return { query, items, total: data?.pages[0]?.total ?? 0, products: data?.pages[0]?.products ?? [] };
}
