import type { ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { ApiInput } from '../api/client.ts';

/** How far around to look: the steps of the page, metres. */
export const RADII = [500, 1_000, 2_000, 5_000, 10_000] as const;
const KINDS: readonly ShopKind[] = ['medicine', 'grocery', 'electronics', 'hardware', 'restaurant'];
const SORTS = ['best', 'distance', 'price'] as const;

/** What the address of a list of offers says. What is not said is the usual. */
export type OfferFilters = {
  r?: number;
  open?: boolean;
  /** True shows also what is sold out. */
  all?: boolean;
  delivers?: boolean;
  sort?: (typeof SORTS)[number];
  /** The map is pulled up over the list of a phone. */
  map?: boolean;
};
export type SearchQuery = OfferFilters & { q?: string; kind?: ShopKind; category?: string };

/** The usual radius, metres. */
export const USUAL_RADIUS = 2_000;

/** Reads the filters out of an address, whatever somebody wrote into it. */
export function readFilters(found: Record<string, unknown>): OfferFilters {
  const filters: OfferFilters = {};
  const radius = RADII.find((each) => each === Number(found.r));
  if (radius !== undefined && radius !== USUAL_RADIUS) filters.r = radius;
  if (found.open === true) filters.open = true;
  if (found.all === true) filters.all = true;
  if (found.delivers === true) filters.delivers = true;
  const sort = SORTS.find((each) => each === found.sort);
  if (sort !== undefined && sort !== 'best') filters.sort = sort;
  if (found.map === true) filters.map = true;
  return filters;
}

/** Reads a whole search out of an address. */
export function readSearch(found: Record<string, unknown>): SearchQuery {
  const query: SearchQuery = readFilters(found);
  // The router reads figures as numbers: "500" typed into the box is a text.
  const text =
    typeof found.q === 'string' || typeof found.q === 'number' ? String(found.q).slice(0, 100) : '';
  if (text !== '') query.q = text;
  const kind = KINDS.find((each) => each === found.kind);
  if (kind !== undefined) query.kind = kind;
  if (typeof found.category === 'string') query.category = found.category.slice(0, 60);
  return query;
}

/** The filters as the server takes them. */
export function filterInput(
  filters: OfferFilters,
): Required<Pick<ApiInput['find']['offers'], 'radiusM' | 'isOpenNow' | 'isInStock' | 'delivers' | 'sort'>> {
  return {
    radiusM: filters.r ?? USUAL_RADIUS,
    isOpenNow: filters.open ?? false,
    isInStock: !filters.all,
    delivers: filters.delivers ?? false,
    sort: filters.sort ?? 'best',
  };
}
