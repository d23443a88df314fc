import { words } from '../../../shared/text/fold.ts';
import { soundKey } from '../../../shared/text/sound-key.ts';
import type { Market } from '../app/market.ts';
import {
  type DescribedProduct,
  describedProducts,
  saveBoughtTogether,
  saveSimilar,
} from './recommend.repo.ts';
import { similarTo, tfIdf, type WordBag } from './similarity.ts';

const MOST_SIMILAR = 20;
const READ_AT_ONCE = 5_000;
const WRITE_AT_ONCE = 250;
const DAYS = 180;
const DAY = 86_400_000;

/**
 * The words by which products are alike: of names, generic and category. Words count by their sound, so that প্যারাসিটামল and Paracetamol are one;
 * the generic counts twice, because what is in it matters more than what it is called. Numbers stay out.
 */
export function wordBag({ id, names, generic, category }: DescribedProduct): WordBag {
  const keys = [names, generic, generic, category]
    .flatMap(words)
    .filter((word) => !/^\d/.test(word))
    .map((word) => soundKey(word) || word);
  return { id, words: keys };
}

async function readBags(market: Pick<Market, 'db'>): Promise<WordBag[]> {
  const bags: WordBag[] = [];
  let after: string | null = null;
  for (;;) {
    const rows: DescribedProduct[] = await describedProducts(market.db, after, READ_AT_ONCE);
    bags.push(...rows.map(wordBag));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < READ_AT_ONCE) return bags;
    await new Promise(setImmediate);
  }
}

/**
 * The nightly job: works out for every product the twenty most like it (TF-IDF and cosine) and the twenty most bought with it in half a year.
 * Gives the node's other work its turn between portions; safe to repeat, and what it has not reached yet stays as it was.
 */
export async function recommend(market: Pick<Market, 'db' | 'ports'>): Promise<{ products: number }> {
  const bags = await readBags(market);
  const index = tfIdf(bags);
  for (let first = 0; first < bags.length; first += WRITE_AT_ONCE) {
    const portion = bags.slice(first, first + WRITE_AT_ONCE);
    const rows = portion.flatMap((bag, at) =>
      similarTo(first + at, bags, index, MOST_SIMILAR).map((similar) => ({ productId: bag.id, ...similar })),
    );
    await saveSimilar(
      market.db,
      portion.map((bag) => bag.id),
      rows,
    );
    await new Promise(setImmediate);
  }
  const now = market.ports.clock.now();
  await saveBoughtTogether(market.db, new Date(now - DAYS * DAY), MOST_SIMILAR);
  market.ports.logger.info({ products: bags.length }, 'recommendations worked out');
  return { products: bags.length };
}
