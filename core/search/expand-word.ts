import { nearKeys, soundKeys, typingKeys } from '../../shared/text/sound-key.ts';
import { type SpokenWord, spoken, wordCost } from '../../shared/text/word-distance.ts';
import type { SearchRepo, TermRow } from './search.repo.ts';

/** A word of the index that the typed one may stand for: quality 1 the same word, falling towards 0. */
export type Meaning = { readonly word: string; readonly quality: number; readonly uses: number };

/** `close` leaves typing errors out: for words that nobody typed. */
export type Reach = 'far' | 'close';

const OWN_KEYS = 200;
const LONGER_KEYS = 120;
const NEAR_KEYS = 60;
const COMPARED = 700;
const BEST = 30;
const BEST_BEGINNINGS = 12;
/** Quality of a word that only begins like the typed one. */
export const BEGINNING = 0.85;
/** The cost a letter may have before two words are held to be different, and how fast quality falls with it: in one script and over two. */
const ONE_SCRIPT = { limit: 1.1, fading: 1.15, free: 0 };
const TWO_SCRIPTS = { limit: 2.2, fading: 0.7, free: 0.25 };
const OPEN_END = 1.2;
const NUMBER = /^\d/;

/** The words of the index nearest to a folded typed word, best first: by sound over both scripts, by spelling within one. */
export function expandWord(repo: SearchRepo, typed: string, reach: Reach = 'far'): Meaning[] {
  if (NUMBER.test(typed)) return exact(repo, typed);
  const word = spoken(typed);
  const letters = 1 + lettersOf(word);
  const whole: Meaning[] = [];
  const beginnings: Meaning[] = [];
  for (const term of candidates(repo, typed, reach)) {
    if (NUMBER.test(term.word)) continue;
    const other = spoken(term.word);
    const scale = (word.sounds === undefined) === (other.sounds === undefined) ? ONE_SCRIPT : TWO_SCRIPTS;
    const limit = scale.limit * letters;
    const cost = wordCost(word, other, false, limit);
    const open = beginningCost(word, other, Math.min(cost, limit));
    const nearest = Math.min(cost, open);
    if (nearest > limit) continue;
    const apart = Math.max(0, nearest / letters - scale.free);
    const quality = term.word === typed ? 1 : 0.97 * Math.exp(-scale.fading * apart);
    (open < cost ? beginnings : whole).push({ word: term.word, quality, uses: term.uses });
  }
  return [...bestOf(whole, BEST), ...bestOf(beginnings, BEST_BEGINNINGS)].sort(byQuality);
}

function bestOf(meanings: Meaning[], most: number): Meaning[] {
  return meanings.sort(byQuality).slice(0, most);
}

function byQuality(a: Meaning, b: Meaning): number {
  return b.quality - a.quality;
}

function exact(repo: SearchRepo, typed: string): Meaning[] {
  const term = repo.term(typed);
  return term ? [{ word: typed, quality: 1, uses: term.uses }] : [];
}

/** The cost as the beginning of a longer word, somewhat dearer than a whole one; the vowel that a whole word may end in is not there yet. */
function beginningCost(typed: SpokenWord, word: SpokenWord, limit: number): number {
  if (typed.text.length < 3 || word.text.length <= typed.text.length) return Infinity;
  return OPEN_END + wordCost({ ...typed, sounds: typed.sounds?.replace(/#$/, '') }, word, true, limit);
}

function lettersOf(word: SpokenWord): number {
  return word.sounds === undefined ? word.text.length : word.sounds.replace(/[@#~]/g, '').length + 1;
}

function candidates(repo: SearchRepo, typed: string, reach: Reach): Iterable<TermRow> {
  const terms = new Map<number, TermRow>();
  const add = (rows: readonly TermRow[]) => {
    for (const row of rows) if (terms.size < COMPARED) terms.set(row.id, row);
  };
  const same = repo.term(typed);
  if (same) add([same]);
  const keys = soundKeys(typed).filter((key) => key !== '');
  for (const key of keys) add(repo.byKey(key, 'own', OWN_KEYS));
  if (reach === 'close') return terms.values();
  for (const key of typingKeys(typed)) add(repo.byKey(key, 'typing', NEAR_KEYS));
  for (const key of keys) {
    if (key.length > 1) add(repo.byKey(key, 'beginning', LONGER_KEYS));
    add(repo.byKey(key, 'near', LONGER_KEYS));
  }
  const near = new Set(keys.flatMap(nearKeys));
  for (const key of keys) near.delete(key);
  for (const key of near) add(repo.byKey(key, 'own', NEAR_KEYS));
  for (const key of near) add(repo.byKey(key, 'near', NEAR_KEYS));
  return terms.values();
}
