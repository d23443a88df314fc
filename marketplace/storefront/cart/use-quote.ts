import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Fulfilment } from '../../../shared/marketplace/order.ts';
import { mostToAsk } from '../../../shared/marketplace/stock-band.ts';
import { type ApiOutput, orpc } from '../api/client.ts';
import { refusalData } from '../api/refusal-text.ts';
import { useLiveBands } from '../live/live-stock.ts';
import { useSettled } from '../shell/use-page.ts';
import { type CartItem, type KnownStock, knownStock, mostOf, shortIn } from './cart.ts';

export type QuoteLine = ApiOutput['cart']['quote']['lines'][number];

type Asked = {
  shopId: string;
  items: readonly CartItem[];
  fulfilment: Fulfilment;
  place: Place | null;
  promoCode: string;
};

const sizeOf = (line: QuoteLine | undefined) => (line ? { baseQuantity: line.baseQuantity } : {});

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
  const liveBand = useLiveBands(query.dataUpdatedAt);
  const goneId = refusalData(query.error, 'NOT_LISTED')?.listingId;
  const stockOf = (item: CartItem): KnownStock | undefined => {
    const quoted = lineOf(item);
    const ofListing = data?.lines.filter(({ listingId }) => listingId === item.listingId) ?? [];
    const asked = ofListing.reduce((sum, line) => sum + line.quantity * line.baseQuantity, 0);
    return knownStock(quoted && { ...quoted, asked }, liveBand(item.listingId));
  };
  // A cart from another device names its packs by their ids alone.
  const items = asked.items.map((item) => ({ ...item, ...sizeOf(lineOf(item)) }));
  const packsIn = (item: CartItem, left: number) => mostOf(items, { ...item, ...sizeOf(lineOf(item)) }, left);
  return {
    data,
    lineOf,
    /** The most packs of a line worth asking for; as many as stand there while that is not known. */
    mostOf: (item: CartItem) => {
      const stock = stockOf(item);
      return stock ? packsIn(item, mostToAsk(stock, stock.asked)) : item.quantity;
    },
    /** The packs of a line that there are for certain, and whether there may be more; null while nothing is known. */
    sureOf: (item: CartItem) => {
      const stock = stockOf(item);
      return stock ? { count: packsIn(item, stock.left), isMore: stock.isMore } : null;
    },
    isShort: shortIn(items, stockOf).length > 0,
    /** True for a line that the shop no longer offers. */
    isGone: (item: CartItem) => item.listingId === goneId,
    /** The first such line. */
    gone: asked.items.find(({ listingId }) => listingId === goneId),
    error: query.error,
    isPending: query.isPending,
    /** True while the sums on the page are not those of what stands in the cart. */
    isOld: query.isPlaceholderData || query.isFetching || lines.length !== asked.items.length,
    refetch: () => void query.refetch(),
  };
}
