import { storedWords } from './entry-text.ts';
import { BEGINNING } from './nearest-words.ts';
import type { EntryRow, ProductHit, QueryWord } from './search-types.ts';

const INSIDE = 0.55;
const OTHER_FIELD = 0.8;
/** Everything typed is said of the goods, if not in their name. */
const WHOLLY = 0.7;
const NUMBER_WEIGHT = 0.4;
const COMMON_WORD = 0.6;
const FIRST_WORD = 0.08;
const SAME_ORDER = 0.02;
const EXTRA_WORD = 0.006;
const MOST_EXTRA = 8;
const PREFERRED = 0.06;
/** Only so many beyond the limit are asked whether they are preferred: it may cost a query each. */
const ASKED_PREFERENCE = 40;
const CODE = 2;
const CODE_BEGINNING = 1;
const MISSED = 0.12;

const NONE: ReadonlySet<number> = new Set();

/** What was asked: the words with their meanings, and the whole text as a code. */
export type Asked = { readonly words: readonly QueryWord[]; readonly code: string };

/**
 * The entries that answer, best first: exact names before beginnings, words before parts, preferred first among near equals. For those in
 * `onShelf` what they are made of counts as much as a name: who asks for a generic wants what is there.
 */
export function rankProducts(
  entries: readonly EntryRow[],
  asked: Asked,
  limit: number,
  preference: (seq: number) => number = () => 0,
  onShelf: ReadonlySet<number> = NONE,
): ProductHit[] {
  const weights = asked.words.map(weightOf);
  const hits: ProductHit[] = [];
  for (const entry of entries) {
    const score = scoreOf(entry, asked, weights, onShelf.has(entry.seq));
    if (score > 0.1) hits.push({ seq: entry.seq, score });
  }
  return hits
    .sort(byScore)
    .slice(0, 2 * limit + ASKED_PREFERENCE)
    .map((hit) => ({ ...hit, score: hit.score + PREFERRED * preference(hit.seq) }))
    .sort(byScore)
    .slice(0, limit);
}

function byScore(a: ProductHit, b: ProductHit): number {
  return b.score - a.score || a.seq - b.seq;
}

/** A rare word says more than a common one, a number less than a word. */
function weightOf(word: QueryWord): number {
  if (/^\d/.test(word.text)) return NUMBER_WEIGHT;
  return 1 / (1 + COMMON_WORD * Math.log10(1 + word.uses));
}

function scoreOf(entry: EntryRow, asked: Asked, weights: readonly number[], isOnShelf: boolean): number {
  if (asked.code !== '' && entry.codes !== '') {
    const codes = entry.codes.split(' ');
    if (codes.includes(asked.code)) return CODE;
    if (codes.some((code) => code.startsWith(asked.code))) return CODE_BEGINNING;
  }
  const joined = entry.joined.split(' ');
  const others = storedWords(entry.others).flat();
  const names = storedWords(entry.names);
  const made = others.length > 0 ? nameScore(others, joined, [], asked, weights) : 0;
  let best = isOnShelf && made >= WHOLLY ? made : made * OTHER_FIELD;
  for (const name of names) best = Math.max(best, nameScore(name, joined, others, asked, weights));
  return best;
}

/** How well one name answers: the weighted mean over the typed words, a little more for the right place, less for words nobody typed. */
function nameScore(
  name: readonly string[],
  joined: readonly string[],
  others: readonly string[],
  asked: Asked,
  weights: readonly number[],
): number {
  let sum = 0;
  let total = 0;
  let missed = 0;
  let order = 0;
  let placeBefore = -1;
  asked.words.forEach((word, index) => {
    const weight = weights[index] ?? 1;
    total += weight;
    const at = bestPlace(word, name);
    let quality = at.quality;
    for (const text of joined) quality = Math.max(quality, meaning(word, text));
    for (const text of others) quality = Math.max(quality, OTHER_FIELD * meaning(word, text));
    if (quality === 0) missed += 1;
    else if (at.place > placeBefore)
      order += at.place === 0 ? SAME_ORDER + FIRST_WORD * at.quality : SAME_ORDER;
    if (at.quality > 0) placeBefore = at.place;
    sum += weight * quality;
  });
  if (sum === 0) return 0;
  const extra = Math.min(MOST_EXTRA, Math.max(0, name.length - asked.words.length));
  return Math.max(0.11, sum / total + order - EXTRA_WORD * extra - MISSED * missed);
}

function bestPlace(word: QueryWord, name: readonly string[]): { quality: number; place: number } {
  let quality = 0;
  let place = -1;
  name.forEach((text, index) => {
    const here = meaning(word, text);
    if (here > quality) {
      quality = here;
      place = index;
    }
  });
  return { quality, place };
}

function meaning(word: QueryWord, text: string): number {
  const known = word.meanings.get(text) ?? 0;
  if (known === 1 || text === word.text) return 1;
  if (text.startsWith(word.text)) return Math.max(known, BEGINNING + 0.1 * (word.text.length / text.length));
  if (word.text.length >= 3 && text.includes(word.text)) return Math.max(known, INSIDE);
  return known;
}
