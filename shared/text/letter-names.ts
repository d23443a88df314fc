/** The names of the Latin letters as Bengali writes them; the usual spellings of each. */
const NAMES: Readonly<Record<string, string>> = {
  ...{
    a: 'এ',
    b: 'বি',
    c: 'সি সী',
    d: 'ডি',
    e: 'ই',
    f: 'এফ',
    g: 'জি',
    h: 'এইচ এইচ্',
    i: 'আই',
    j: 'জে',
    k: 'কে',
    l: 'এল',
    m: 'এম',
  },
  ...{
    n: 'এন',
    o: 'ও',
    p: 'পি',
    q: 'কিউ',
    r: 'আর',
    s: 'এস',
    t: 'টি',
    u: 'ইউ',
    v: 'ভি',
    w: 'ডব্লিউ ডব্লু ডবলু ডবলিউ ডাব্লিউ',
    x: 'এক্স',
    y: 'ওয়াই',
    z: 'জেড',
  },
};
const LETTER_OF = new Map(
  Object.entries(NAMES).flatMap(([letter, names]) =>
    names
      .normalize('NFC')
      .split(' ')
      .map((name) => [name, letter] as const),
  ),
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
