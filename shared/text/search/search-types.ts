/** A product found: the higher the score the better, 1 is about the name itself. */
export type ProductHit = { readonly seq: number; readonly score: number };
/**
 * `boost` says how much a product is to be preferred among near equals: 0 not at all, 1 fully. It is asked for a bounded number of
 * products only. `onShelf` says which of several products are there to be sold, in any order and at most so many: they come first also where
 * they were found by what they are made of and not by their name.
 */
export type SearchOptions = {
  readonly limit?: number;
  readonly boost?: (seq: number) => number;
  readonly onShelf?: (seqs: readonly number[], most: number) => readonly number[];
};
/** One typed word with everything it may stand for (words of the index with their quality) and in how many products it stands. */
export type QueryWord = {
  readonly text: string;
  readonly meanings: ReadonlyMap<string, number>;
  readonly uses: number;
};

/** The indexed text of one product, as `entryText` makes it. */
export type EntryRow = {
  readonly seq: number;
  readonly names: string;
  readonly others: string;
  readonly codes: string;
  readonly joined: string;
};
/** A distinct word of the index and in how many products it stands. */
export type Term = { readonly word: string; readonly uses: number };
/** How far a key of the index may be from the key asked for. */
export type KeyMatch = 'own' | 'near' | 'typing' | 'beginning';
/** One read of the index of keys: words under `key`, at most `most`. */
export type KeyLookup = { readonly key: string; readonly match: KeyMatch; readonly most: number };
/** A word of the index that the typed one may stand for: quality 1 the same word, falling towards 0. */
export type Meaning = { readonly word: string; readonly quality: number; readonly uses: number };
/** `close` leaves typing errors out: for words that nobody typed. */
export type Reach = 'far' | 'close';
