import { queryWords } from '../../../shared/text/search/read-query.ts';
import type { Meaning } from '../../../shared/text/search/search-types.ts';
import type { Market } from '../app/market.ts';
import type { MarketDb } from '../db/market-db.ts';
import { type ResolvedProduct, resolveProducts } from './resolve-products.ts';

/** Another node's new goods are found after so long at the latest; this node's own at once. */
const LIVES = 30_000;
const MOST_TEXTS = 2_000;
const MOST_WORDS = 5_000;

/** Answers that live for half a minute, at most so many of them; the one kept longest goes first. */
class ShortMemory<Value> {
  readonly #kept = new Map<string, { value: Value; until: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, now: number): Value | undefined {
    const kept = this.#kept.get(key);
    // A clock that was set back does not make old answers young.
    return kept && now < kept.until && kept.until - now <= LIVES ? kept.value : undefined;
  }

  set(key: string, value: Value, now: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: now + LIVES });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }
}

type TextMemory = {
  texts: ShortMemory<Promise<ResolvedProduct[]>>;
  words: ShortMemory<readonly Meaning[]>;
};

const memories = new WeakMap<MarketDb, TextMemory>();

function memoryOf(db: MarketDb): TextMemory {
  const memory = memories.get(db) ?? {
    texts: new ShortMemory(MOST_TEXTS),
    words: new ShortMemory(MOST_WORDS),
  };
  memories.set(db, memory);
  return memory;
}

/** Makes this node resolve texts anew: products came or changed their names. What is under way is kept by nobody. */
export function forgetTexts(db: MarketDb): void {
  memories.delete(db);
}

/**
 * `resolveProducts` with what this node resolved within the last half minute: people ask the same things, a page after another, and letter by letter.
 * Everybody who asks the same text meanwhile waits for the one answer.
 */
export async function resolvedBefore(
  { db, ports }: Pick<Market, 'db' | 'ports'>,
  text: string,
  limit: number,
  categories: readonly string[] | null = null,
): Promise<ResolvedProduct[]> {
  const now = ports.clock.now();
  const { texts, words } = memoryOf(db);
  const key = JSON.stringify([queryWords(text).folded, limit, categories]);
  const before = texts.get(key, now);
  if (before) return before;
  const meanings = {
    get: (word: string) => words.get(word, now),
    set: (word: string, found: readonly Meaning[]) => words.set(word, found, now),
  };
  const answer = resolveProducts(db, text, limit, categories, meanings);
  texts.set(key, answer, now);
  answer.catch(() => texts.delete(key));
  return answer;
}
