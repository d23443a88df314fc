import { letterTable } from './letter-table.ts';

/** The names of the Latin letters as Bengali writes them; the usual spellings of each. */
const LETTER_OF = letterTable(
  `এ:a বি:b সি:c সী:c ডি:d ই:e এফ:f জি:g এইচ:h আই:i জে:j কে:k এল:l এম:m এন:n ও:o পি:p কিউ:q আর:r এস:s টি:t ইউ:u ভি:v
   ডব্লিউ:w ডব্লু:w ডবলু:w ডবলিউ:w ডাব্লিউ:w এক্স:x ওয়াই:y জেড:z`,
);
const LONGEST_WORD = 40;
const LONGEST_NAME = Math.max(...[...LETTER_OF.keys()].map((name) => name.length));

/**
 * Reads an abbreviation that Bengali spells by letter names, in one word or several: এ, সি, আই → aci over three words; এলবিডব্লিউ → lbw.
 * Undefined unless the first word, read whole, begins at least two letters.
 */
export function letterNames(
  words: readonly string[],
): { readonly letters: string; readonly words: number } | undefined {
  let letters = '';
  let count = 0;
  for (const word of words) {
    const read = readLetters(word);
    if (read === undefined) break;
    letters += read;
    count += 1;
  }
  return letters.length >= 2 ? { letters, words: count } : undefined;
}

/** The letters whose names make up the word, the longest names first; undefined where something else is left over. */
function readLetters(word: string): string | undefined {
  if (word === '') return '';
  if (word.length > LONGEST_WORD) return undefined;
  for (let length = Math.min(LONGEST_NAME, word.length); length > 0; length -= 1) {
    const letter = LETTER_OF.get(word.slice(0, length));
    if (letter === undefined) continue;
    const rest = readLetters(word.slice(length));
    if (rest !== undefined) return letter + rest;
  }
  return undefined;
}
