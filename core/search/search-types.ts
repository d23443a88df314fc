/** A product found: the higher the score the better, 1 is about the name itself. */
export type ProductHit = { readonly seq: number; readonly score: number };
/** How many products to answer (20), and which of them to put first among near equals (those in stock). */
export type SearchOptions = { readonly limit?: number; readonly boost?: (seq: number) => boolean };
/** One typed word with everything it may stand for (words of the index with their quality) and in how many products it stands. */
export type QueryWord = {
  readonly text: string;
  readonly meanings: ReadonlyMap<string, number>;
  readonly uses: number;
};
