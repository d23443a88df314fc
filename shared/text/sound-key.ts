import { bengaliSounds } from './bengali-sounds.ts';
import { hasBengali } from './fold.ts';
import { letterTable } from './letter-table.ts';

/** Consonants of bengali-sounds.ts in the classes that people confuse when they write in the other script. */
const BENGALI_CLASS = letterTable(
  `k:K K:K %:K g:G G:G &:G +:KS c:S C:S S:S z:S s:S j:J J:J Z:J q:T Q:T t:T T:T x:D X:D d:D D:D
   n:N N:N p:P P:P b:B B:B m:M M:M r:R R:R V:R l:L`,
);
const LATIN_CLASS = letterTable('k:K c:K q:K x:KS g:G s:S j:J z:J t:T d:D n:N p:P f:P b:B v:B m:M r:R l:L');
const LATIN_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/s?ch+/g, 's'],
  [/ck/g, 'k'],
  [/ti(?=on|a)/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ng(?![aeiou])/g, 'n'],
  [/^kn/g, 'n'],
  [/(?<=[aeiou])gh(?=t|$)/g, ''],
];

/**
 * The consonant skeleton of one folded word, the same for both scripts: নাপা, napa, naapa and nappa are all NP. Vowels, aspiration and doubling
 * are left out; a word that begins with a vowel begins with A, with h with H; a number is its own key.
 */
export function soundKey(word: string): string {
  if (/^\d/.test(word)) return word;
  const classes = hasBengali(word) ? bengaliClasses(bengaliSounds(word)) : latinClasses(word);
  return classes.replace(/(.)\1+/g, '$1');
}

function bengaliClasses(sounds: string): string {
  const body = Array.from(sounds, (sound) => BENGALI_CLASS.get(sound) ?? '').join('');
  return opening(sounds, 'aiueoAIUOw*', 'h') + body;
}

function latinClasses(word: string): string {
  let letters = word;
  for (const [pattern, replacement] of LATIN_GROUPS) letters = letters.replace(pattern, replacement);
  const body = Array.from(
    letters,
    (letter) => LATIN_CLASS.get(letter) ?? (/[a-z]/.test(letter) ? '' : letter),
  ).join('');
  return opening(letters, 'aeiouyw', 'h') + body;
}

function opening(text: string, vowels: string, breath: string): string {
  const first = text[0] ?? '';
  if (first === '') return '';
  if (first === breath) return 'H';
  return vowels.includes(first) ? 'A' : '';
}

const OTHER_READINGS: readonly (readonly [RegExp, string])[] = [
  [/d?g(?=[eiy])/g, 'j'],
  [/w(?=[aeiou])/g, 'v'],
  [/^x/g, 'j'],
  [/c(?=z)|ch/g, 'k'],
];

/**
 * Every key that a folded word may have: `soundKey` first, then, for Latin letters, the readings that another language gives them (g as in
 * George, w as v, x as in Xavier, ch as in Christ).
 */
export function soundKeys(word: string): string[] {
  const keys = new Set([soundKey(word)]);
  if (word.startsWith('হো')) keys.add(soundKey(word.replace('হো', 'হ')));
  if (word.includes('ক্ষ')) keys.add(soundKey(word.replaceAll('ক্ষ', 'ক্স')));
  if (/^[a-z]+$/.test(word)) {
    for (const [pattern, replacement] of OTHER_READINGS)
      keys.add(soundKey(word.replace(pattern, replacement)));
  }
  return [...keys];
}

/** The key and every key with one of its classes left out: two words one of whose classes differs share one of them. */
export function nearKeys(key: string): string[] {
  const near = new Set([key]);
  if (/^\d/.test(key)) return [key];
  for (let index = 0; index < key.length; index += 1) near.add(key.slice(0, index) + key.slice(index + 1));
  near.delete('');
  return [...near];
}

const LONGEST_TYPED = 14;

/** A folded word with each of its letters left out in turn: two words one typing error apart share one of these or hold the other. */
export function typingKeys(word: string): string[] {
  if (word.length < 2 || word.length > LONGEST_TYPED || /^\d/.test(word)) return [];
  const keys = new Set([word]);
  for (let index = 0; index < word.length; index += 1) keys.add(word.slice(0, index) + word.slice(index + 1));
  return [...keys];
}
