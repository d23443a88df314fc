import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Fulfilment } from '../../../shared/marketplace/order.ts';
import { type ApiOutput, orpc } from '../api/client.ts';
import { useSettled } from '../shell/use-page.ts';
import type { CartItem } from './cart.ts';

export type QuoteLine = ApiOutput['cart']['quote']['lines'][number];

type Asked = {
  shopId: string;
  items: readonly CartItem[];
  fulfilment: Fulfilment;
  place: Place | null;
  promoCode: string;
};

/** What the server takes for a cart now, and which lines ask for more than there is. */
export function useQuote(asked: Asked) {
  const lines = useSettled(asked.items, 250).map(({ listingId, packId, quantity }) => ({
    listingId,
    packId,
    quantity,
  }));
  const { shopId, fulfilment, place, promoCode } = asked;
  const query = useQuery({
    ...orpc.cart.quote.queryOptions({ input: { shopId, lines, fulfilment, place, promoCode } }),
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const data = query.error ? undefined : query.data;
  const lineOf = (item: CartItem): QuoteLine | undefined =>
    data?.lines.find(({ listingId, packId }) => listingId === item.listingId && packId === item.packId);
  const shortLines = asked.items.filter((item) => {
    const line = lineOf(item);
    return line !== undefined && item.quantity * item.baseQuantity > line.left;
  });
  return {
    data,
    lineOf,
    shortLines,
    error: query.error,
    isPending: query.isPending,
    /** True while the sums on the page are not those of what stands in the cart. */
    isOld: query.isPlaceholderData || query.isFetching || lines.length !== asked.items.length,
    readAt: query.dataUpdatedAt,
    refetch: () => void query.refetch(),
  };
}
