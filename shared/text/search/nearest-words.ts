import { nearKeys, soundKey, soundKeys, typingKeys } from '../sound-key.ts';
import { type SpokenWord, spoken, wordCosts } from '../word-distance.ts';
import type { KeyLookup, Meaning, Reach, Term } from './search-types.ts';

const OWN_KEYS = 200;
const LONGER_KEYS = 120;
const NEAR_KEYS = 60;
/** So many words of the index are compared with a typed one at most. */
export const COMPARED = 700;
const BEST = 30;
const BEST_BEGINNINGS = 12;
/** Quality of a word that only begins like the typed one. */
export const BEGINNING = 0.85;
/**
 * The cost a letter may have before two words are held to be different, and how fast quality falls with it: in one script and over two.
 * In a short word one slip is a third of it, so there it may cost more.
 */
const ONE_SCRIPT = { limit: 0.6, short: 1.1, fading: 1.15, free: 0 };
const TWO_SCRIPTS = { limit: 2.2, short: 2.2, fading: 0.7, free: 0.25 };
/** Letters of a short word, and one. */
const SHORT = 4;
const OPEN_END = 1.2;
/** Two sounds begin many words: where they are not the typed letters themselves, a whole word that sounds the same is likelier. */
const FEW_SOUNDS = 2;
const FEW_SOUNDS_BEGIN = 0.6;
const NUMBER = /^\d/;

/** True for a typed number: it stands for nothing but itself. */
export function isNumber(typed: string): boolean {
  return NUMBER.test(typed);
}

/** The words nearest to a folded typed word among those that its lookups found, best first: by sound over both scripts, by spelling within one. */
export function nearestWords(typed: string, candidates: Iterable<Term>): Meaning[] {
  const word = spoken(typed);
  const letters = 1 + word.letters;
  const isShort = soundKey(typed).length <= FEW_SOUNDS;
  const whole: Meaning[] = [];
  const beginnings: Meaning[] = [];
  for (const term of candidates) {
    if (isNumber(term.word)) continue;
    const other = spoken(term.word);
    // Half of what was typed would stand for nothing: a few sounds in common are no word.
    if (2 * other.letters < word.letters) continue;
    const scale = (word.sounds === undefined) === (other.sounds === undefined) ? ONE_SCRIPT : TWO_SCRIPTS;
    const limit = (letters <= SHORT ? scale.short : scale.limit) * letters;
    const costs = wordCosts(word, other, limit);
    const isVague = isShort && !other.text.startsWith(typed);
    const open = beginningCost(word, other, costs.open) + (isVague ? FEW_SOUNDS_BEGIN : 0);
    const nearest = Math.min(costs.whole, open);
    if (nearest > limit) continue;
    const apart = Math.max(0, nearest / letters - scale.free);
    const quality = term.word === typed ? 1 : 0.97 * Math.exp(-scale.fading * apart);
    (open < costs.whole ? beginnings : whole).push({ word: term.word, quality, uses: term.uses });
  }
  return [...bestOf(whole, BEST), ...bestOf(beginnings, BEST_BEGINNINGS)].sort(byQuality);
}

function bestOf(meanings: Meaning[], most: number): Meaning[] {
  return meanings.sort(byQuality).slice(0, most);
}

function byQuality(a: Meaning, b: Meaning): number {
  return b.quality - a.quality;
}

/** The cost as the beginning of a longer word: somewhat dearer than a whole one. */
function beginningCost(typed: SpokenWord, word: SpokenWord, open: number): number {
  return typed.text.length < 3 || word.text.length <= typed.text.length ? Infinity : OPEN_END + open;
}

/** Where to look for what a folded typed word may stand for, the likeliest first; the word itself is to be looked up besides. */
export function lookupsOf(typed: string, reach: Reach): KeyLookup[] {
  const keys = soundKeys(typed).filter((key) => key !== '');
  const lookups: KeyLookup[] = keys.map((key) => ({ key, match: 'own', most: OWN_KEYS }));
  if (reach === 'close') return lookups;
  const add = (key: string, match: KeyLookup['match'], most: number) => lookups.push({ key, match, most });
  for (const key of typingKeys(typed)) add(key, 'typing', NEAR_KEYS);
  for (const key of keys) {
    if (key.length > 1) add(key, 'beginning', LONGER_KEYS);
    add(key, 'near', LONGER_KEYS);
  }
  const near = new Set(keys.flatMap(nearKeys));
  for (const key of keys) near.delete(key);
  for (const key of near) add(key, 'own', NEAR_KEYS);
  for (const key of near) add(key, 'near', NEAR_KEYS);
  return lookups;
}

/** Longer than any word people write: found by its beginning only. */
const LONGEST_WORD = 40;

/** The keys under which a word stands in the index: near = 0 its sound, 1 a consonant left out, 2 a letter left out. */
export function keysOf(word: string): (readonly [key: string, near: number])[] {
  if (word.length > LONGEST_WORD) return [];
  const own = soundKeys(word).filter((key) => key !== '');
  const near = new Set(nearKeys(own[0] ?? ''));
  for (const key of own) near.delete(key);
  return [
    ...own.map((key) => [key, 0] as const),
    ...[...near].map((key) => [key, 1] as const),
    ...typingKeys(word).map((key) => [key, 2] as const),
  ];
}
