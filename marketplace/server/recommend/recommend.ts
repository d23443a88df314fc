import { bengaliSounds } from '../../../shared/text/bengali-sounds.ts';
import { hasBengali, words } from '../../../shared/text/fold.ts';
import { soundKey } from '../../../shared/text/sound-key.ts';
import type { Market } from '../app/market.ts';
import {
  type DescribedProduct,
  describedProducts,
  saveBoughtTogether,
  saveRecommended,
  saveSimilar,
} from './recommend.repo.ts';
import { similarTo, tfIdf, type WordBag } from './similarity.ts';

const MOST_SIMILAR = 20;
const READ_AT_ONCE = 500;
const WRITE_AT_ONCE = 100;
/** Work gives way to others after so many milliseconds. */
const TURN = 10;
const DAYS = 180;
const DAY = 86_400_000;

/** Words of measure and form say nothing of the goods. */
const MEASURES = new Set(
  words(`mg mcg g gm gram grams kg ml l ltr litre liter iu pcs pc piece pack pkt tablet capsule syrup
    মিগ্রা গ্রাম কেজি মিলি এমএল লিটার পিস প্যাকেট ট্যাবলেট ক্যাপসুল সিরাপ`),
);
const FEW_SOUNDS = 3;

/** The vowels of a word, roughly the same in both scripts: নাপা and napa are aa, শোল is o. */
function vowelsOf(word: string): string {
  if (!hasBengali(word)) return firstVowels(word.replace(/e$/, '').replaceAll('y', 'i'));
  return firstVowels(
    bengaliSounds(word)
      .replaceAll('A', 'a')
      .replace(/[@IUO]/g, 'o'),
  );
}

/** Of vowels side by side the first. */
function firstVowels(letters: string): string {
  return letters.replace(/([aeiou])[aeiou]+/g, '$1').replace(/[^aeiou]/g, '');
}

/** What a word is compared by: its consonants, and where these are few, its vowels too, because many words share two consonants. */
function keyOf(word: string): string {
  const key = soundKey(word);
  if (key === '') return word;
  return key.length < FEW_SOUNDS ? `${key} ${vowelsOf(word)}` : key;
}

/**
 * The words by which products are alike: of names, generic and category. Words count by their sound, so that প্যারাসিটামল and Paracetamol are one;
 * the generic counts twice, because what is in it matters more than what it is called. Numbers and measures stay out.
 */
export function wordBag({ id, names, generic, category, isOffered }: DescribedProduct): WordBag {
  const keys = [names, generic, generic, category]
    .flatMap(words)
    .filter((word) => !/^\d/.test(word) && !MEASURES.has(word))
    .map(keyOf);
  return { id, words: keys, isOffered };
}

/** Gives the node's other work its turn when this one had its own; nothing to wait for before. */
function turns(): () => Promise<void> | undefined {
  let until = performance.now() + TURN;
  return () => {
    if (performance.now() < until) return undefined;
    return new Promise<void>((resolve) => {
      setImmediate(() => {
        until = performance.now() + TURN;
        resolve();
      });
    });
  };
}

type Pause = ReturnType<typeof turns>;

async function readBags(market: Pick<Market, 'db'>, pause: Pause): Promise<WordBag[]> {
  const bags: WordBag[] = [];
  let after: string | null = null;
  for (;;) {
    const rows: DescribedProduct[] = await describedProducts(market.db, after, READ_AT_ONCE);
    for (const row of rows) {
      bags.push(wordBag(row));
      await pause();
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < READ_AT_ONCE) return bags;
  }
}

/**
 * The job of every night and of a catalogue that has grown: works out for every product the twenty most like it (TF-IDF and cosine) and the twenty most bought with it in half a year.
 * Gives the node's other work its turn between portions; safe to repeat, and what it has not reached yet stays as it was.
 */
export async function recommend(market: Pick<Market, 'db' | 'ports'>): Promise<{ products: number }> {
  const pause = turns();
  const begun = market.ports.clock.now();
  const bags = await readBags(market, pause);
  // Counted as the question is asked, whether they are to be worked out anew.
  await saveRecommended(market.db, { at: begun, products: bags.filter(({ isOffered }) => isOffered).length });
  const index = await tfIdf(bags, pause);
  for (let first = 0; first < bags.length; first += WRITE_AT_ONCE) {
    const portion = bags.slice(first, first + WRITE_AT_ONCE);
    const rows = [];
    for (const [at, { id }] of portion.entries()) {
      for (const similar of similarTo(first + at, bags, index, MOST_SIMILAR))
        rows.push({ productId: id, ...similar });
      await pause();
    }
    await saveSimilar(
      market.db,
      portion.map((bag) => bag.id),
      rows,
    );
  }
  const now = market.ports.clock.now();
  await saveBoughtTogether(market.db, new Date(now - DAYS * DAY), MOST_SIMILAR);
  market.ports.logger.info({ products: bags.length }, 'recommendations worked out');
  return { products: bags.length };
}
