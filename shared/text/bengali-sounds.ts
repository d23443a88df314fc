import { letterTable } from './letter-table.ts';

/**
 * One letter for each Bengali sound, so that a word becomes a short string:
 * k K g G c C j J q Q x X t T d D n N p P b B m r R l S z s h y w: ক খ গ ঘ চ ছ জ ঝ ট ঠ ড ঢ ত থ দ ধ ন ং প ফ ব ভ ম র ড় ল শ ষ স হ য় ওয়-;
 * Z য · a i u e o: আ ই উ এ ও · A অ্যা · I ঐ · U ঔ · O অ · @ # inherent vowel inside and at the end · V ঋ · Y W M: য ব ম joined below, often silent ·
 * * হোয়- as in হোয়াইট · % ক্ষ · & জ্ঞ · + ক্স · ~ চন্দ্রবিন্দু.
 */
const CONSONANTS = letterTable(
  `ক:k খ:K গ:g ঘ:G ঙ:N চ:c ছ:C জ:j ঝ:J ঞ:n ট:q ঠ:Q ড:x ঢ:X ণ:n ত:t থ:T দ:d ধ:D ন:n
   প:p ফ:P ব:b ভ:B ম:m য:Z র:r ল:l শ:S ষ:z স:s হ:h`,
);
const VOWEL_SIGNS = letterTable('া:a ি:i ী:i ু:u ূ:u ৃ:V ে:e ৈ:I ো:o ৌ:U');
const VOWELS = letterTable('অ:O আ:a ই:i ঈ:i উ:u ঊ:u ঋ:V এ:e ঐ:I ও:o ঔ:U');
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/ক্ষ/g, '%'],
  [/জ্ঞ/g, '&'],
  [/ক্স/g, '+'],
  [/ঙ্গ/g, 'ঙ'],
  [/[অএ]্যা?/g, 'A'],
  [/হো(?=য়[ািে])/g, '*'],
  [/\*য়/g, '*'],
  [/ও(?=য়)/g, 'w'],
  [/wয়/g, 'w'],
  [/(?<=^|[^্])র্য(?!া)|(?<=[^্])র্য/g, 'র\u09cdZ'],
];
const ASPIRATE_OF = letterTable('k:K g:G c:C j:J q:Q x:X t:T d:D p:P b:B');
const HASANTA = '\u09cd';
const NUKTA = '\u09bc';

/** The sounds of one folded Bengali word, a letter each (see the list above); characters that are no Bengali letters stay as they are. */
export function bengaliSounds(word: string): string {
  let text = word;
  // Without either sign nothing is joined.
  if (word.includes(HASANTA) || word.includes(NUKTA))
    for (const [pattern, symbol] of JOINED) text = text.replace(pattern, symbol);
  const letters = Array.from(text);
  let sounds = '';
  let joined = false;
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    const nukta = letters[index + 1] === NUKTA;
    const consonant = consonantSound(letter, nukta, joined, sounds.at(-1) ?? '');
    if (consonant === undefined) {
      sounds += VOWELS.get(letter) ?? VOWEL_SIGNS.get(letter) ?? otherSound(letter);
      joined = false;
      continue;
    }
    if (nukta) index += 1;
    sounds = append(sounds, consonant, joined);
    const next = letters[index + 1];
    joined = next === HASANTA;
    if (joined) index += 1;
    else if (consonant === 'Y' && next === 'া') {
      sounds = `${sounds.slice(0, -1)}A`;
      index += 1;
    } else if (!(next !== undefined && VOWEL_SIGNS.has(next)))
      sounds += isEnd(letters, index + 1) ? '#' : '@';
  }
  return sounds;
}

function consonantSound(letter: string, nukta: boolean, joined: boolean, before: string): string | undefined {
  if (nukta) return letter === 'য' ? 'y' : letter === 'ড' || letter === 'ঢ' ? 'R' : CONSONANTS.get(letter);
  if (letter === 'Z' || letter === '%' || letter === '&' || letter === '+') return letter;
  if (joined && letter === 'য') return 'Y';
  if (joined && letter === 'ব') return 'mbrl'.includes(before) ? 'b' : 'W';
  if (joined && letter === 'ম') return 'tdszS%'.includes(before) ? 'M' : 'm';
  return CONSONANTS.get(letter);
}

/** A doubled consonant counts once, and as the aspirate when its second half is one: চ্ছ → C. */
function append(sounds: string, consonant: string, joined: boolean): string {
  const before = sounds.at(-1) ?? '';
  if (joined && (before === consonant || ASPIRATE_OF.get(before) === consonant))
    return sounds.slice(0, -1) + consonant;
  return sounds + consonant;
}

function isEnd(letters: readonly string[], index: number): boolean {
  for (let at = index; at < letters.length; at += 1) if (!'ঁঃ'.includes(letters[at] ?? '')) return false;
  return true;
}

function otherSound(letter: string): string {
  if (letter === 'ং') return 'N';
  if (letter === 'ৎ') return 't';
  if (letter === 'ঁ') return '~';
  return letter >= '\u0980' && letter <= '\u09ff' ? '' : letter;
}
