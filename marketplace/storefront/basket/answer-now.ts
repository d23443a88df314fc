import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { packsFor } from '../../../shared/marketplace/packs-for.ts';
import type { StockBand } from '../../../shared/marketplace/stock-band.ts';

type Offer = StockBand & {
  listingId: string;
  product: { id: string };
  packs: readonly Pick<ListingPack, 'baseQuantity' | 'price'>[];
};
type Answer<Own extends Offer> = {
  has: number;
  total: number;
  offers: readonly Own[];
  missing: readonly string[];
};

/**
 * What a shop has of a prescription by what an open page heard since it was read: `liveBand` says what is known of a listing's stock
 * now, undefined where nothing was heard. Lines of which too little is left are missing then, and their price is gone from the total (paisa).
 */
export function answerNow<Own extends Offer>(
  answer: Answer<Own>,
  lines: readonly { id: string; quantity: number }[],
  liveBand: (listingId: string) => StockBand | undefined,
): Answer<Own> {
  const wanted = (productId: string) =>
    lines.reduce((sum, { id, quantity }) => (id === productId ? sum + quantity : sum), 0) || 1;
  const isGone = (offer: Own) => {
    const band = liveBand(offer.listingId);
    return band && packsFor({ packs: offer.packs, ...band }, wanted(offer.product.id)) === null;
  };
  const gone = answer.offers.filter(isGone);
  if (gone.length === 0) return answer;
  const offers = answer.offers.filter((offer) => !gone.includes(offer));
  const cost = (offer: Own) => {
    const choice = packsFor(offer, wanted(offer.product.id));
    return choice ? choice.pack.price * choice.quantity : 0;
  };
  return {
    has: offers.length,
    total: offers.reduce((sum, offer) => sum + cost(offer), 0),
    offers,
    missing: [...answer.missing, ...gone.map(({ product }) => product.id)],
  };
}
