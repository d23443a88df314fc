const GRAPHEMES = new Intl.Segmenter('bn', { granularity: 'grapheme' });

/** How wide a text is drawn, in dots. */
export type MeasureText = (text: string) => number;

/** The longest start of `word` that fits, cut between graphemes (never inside a conjunct), at least one grapheme. */
function fittingStart(word: string, room: number, measure: MeasureText): string {
  let start = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (start !== '' && measure(start + segment) > room) break;
    start += segment;
  }
  return start;
}

/** Breaks `text` into lines no wider than `room`: at spaces (not at no-break spaces) where it can, else between graphemes. Never loses a letter. */
export function wrapText(text: string, room: number, measure: MeasureText): string[] {
  const words = text.split(/[ \t\r\n]+/u).filter((part) => part !== '');
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
      const start = fittingStart(word, room, measure);
      if (start === word) break;
      lines.push(start);
      word = word.slice(start.length);
    }
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}
