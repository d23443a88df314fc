import type { Database } from 'better-sqlite3';
import { entryText, type ProductText } from '../../shared/text/search/entry-text.ts';
import { keysOf } from '../../shared/text/search/nearest-words.ts';
import type { EntryRow, ProductHit, SearchOptions } from '../../shared/text/search/search-types.ts';
import { findProducts } from './find-products.ts';
import { createSearchRepo, type SearchRepo } from './search.repo.ts';

/** The search index of the shop's products, over the tables of migrations/0002_search_index.sql. */
export type ProductIndex = {
  /** Indexes a product, in place of what was there under its seq. */
  readonly put: (seq: number, product: ProductText) => void;
  /** As `put` for many at once, in one transaction: the way of an import. */
  readonly putMany: (products: Iterable<readonly [seq: number, product: ProductText]>) => void;
  /** Takes a product out; one that is not there is no error. */
  readonly remove: (seq: number) => void;
  /** Products for what was typed, best first; any text is allowed, nothing found is an empty list. */
  readonly search: (query: string, options?: SearchOptions) => ProductHit[];
};

/** Opens the index on a database that has its tables; writes join a transaction that is already open. */
export function createProductIndex(db: Database): ProductIndex {
  const repo = createSearchRepo(db);
  const putMany: ProductIndex['putMany'] = (products) =>
    repo.atomically(() => {
      const uses = new Map<string, number>();
      for (const [seq, product] of products) {
        dropEntry(repo, seq, uses);
        const row = entryText(seq, product);
        repo.addEntry(row);
        count(row, 1, uses);
      }
      settleTerms(repo, uses);
    });
  return {
    put: (seq, product) => putMany([[seq, product]]),
    putMany,
    remove: (seq) =>
      repo.atomically(() => {
        const uses = new Map<string, number>();
        dropEntry(repo, seq, uses);
        settleTerms(repo, uses);
      }),
    search: (query, options) => findProducts(repo, query, options),
  };
}

function dropEntry(repo: SearchRepo, seq: number, uses: Map<string, number>): void {
  const old = repo.entry(seq);
  if (!old) return;
  repo.dropEntry(old);
  count(old, -1, uses);
}

function count(row: EntryRow, step: number, uses: Map<string, number>): void {
  const distinct = new Set(`${row.names} ${row.others} ${row.joined}`.split(' '));
  for (const word of distinct) if (word !== '' && word !== '|') uses.set(word, (uses.get(word) ?? 0) + step);
}

/** Brings the table of distinct words up to date; a word that no product has any more goes, with its keys. */
function settleTerms(repo: SearchRepo, uses: ReadonlyMap<string, number>): void {
  for (const [word, step] of uses) {
    if (step === 0) continue;
    const term = repo.term(word);
    if (!term) {
      const id = repo.addTerm(word, step);
      for (const [key, near] of keysOf(word)) repo.addKey(key, near, id);
    } else if (term.uses + step > 0) {
      repo.setUses(term.id, term.uses + step);
    } else {
      for (const [key, near] of keysOf(word)) repo.dropKey(key, near, term.id);
      repo.dropTerm(term.id);
    }
  }
}
