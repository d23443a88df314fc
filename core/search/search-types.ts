/** A product found: the higher the score the better, 1 is about the name itself. */
export type ProductHit = { readonly seq: number; readonly score: number };
/** How many products to answer (20), and which of them to put first among near equals (those in stock). */
/**
 * `boost` says how much a product is to be preferred among near equals: 0 not at all, 1 fully. It is asked for a bounded number of
 * products only.
 */
export type SearchOptions = { readonly limit?: number; readonly boost?: (seq: number) => number };
/** One typed word with everything it may stand for (words of the index with their quality) and in how many products it stands. */
export type QueryWord = {
  readonly text: string;
  readonly meanings: ReadonlyMap<string, number>;
  readonly uses: number;
};
