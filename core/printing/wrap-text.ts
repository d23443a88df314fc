const NO_BREAK = '\u00a0';
const GRAPHEMES = new Intl.Segmenter('bn', { granularity: 'grapheme' });

/** How wide a text is drawn, in dots. */
export type MeasureText = (text: string) => number;

function trimmed(word: string): string {
  return word.replace(/^\u00a0+|\u00a0+$/gu, '');
}

/** Splits a word that is too wide: at its last no-break space that helps, else between graphemes (never inside a conjunct). */
function splitWord(word: string, room: number, measure: MeasureText): [start: string, rest: string] {
  for (let at = word.lastIndexOf(NO_BREAK); at > 0; at = word.lastIndexOf(NO_BREAK, at - 1)) {
    if (measure(word.slice(0, at)) <= room) return [word.slice(0, at), word.slice(at + 1)];
  }
  let start = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (start !== '' && measure(start + segment) > room) break;
    start += segment;
  }
  return [start, word.slice(start.length)];
}

/**
 * Breaks `text` into lines no wider than `room`: at spaces where it can, then at no-break
 * spaces, else between graphemes. Never loses a letter.
 */
export function wrapText(text: string, room: number, measure: MeasureText): string[] {
  const words = text
    .split(/[ \t\r\n]+/u)
    .map(trimmed)
    .filter((part) => part !== '');
  const whole = words.join(' ');
  // Most rows fit, and measuring is what costs.
  if (whole === '' || measure(whole) <= room) return whole === '' ? [] : [whole];
  const lines: string[] = [];
  let line = '';
  for (let word of words) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= room) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    while (measure(word) > room) {
      const [start, rest] = splitWord(word, room, measure);
      if (rest === '') break;
      lines.push(start);
      word = trimmed(rest);
    }
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

/** The same as `wrapText` with lines of nearly equal width, for centred text: no word left alone on the last line. */
export function wrapBalanced(text: string, room: number, measure: MeasureText): string[] {
  const lines = wrapText(text, room, measure);
  if (lines.length < 2) return lines;
  let best = lines;
  let [low, high] = [room / lines.length, room];
  while (high - low > 4) {
    const middle = (low + high) / 2;
    const tried = wrapText(text, middle, measure);
    const splitsWords = tried.join(' ') !== lines.join(' ');
    if (tried.length > lines.length || splitsWords) low = middle;
    else {
      best = tried;
      high = middle;
    }
  }
  return best;
}
