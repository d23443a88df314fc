/** What the bundled Bengali font has no glyph for and product names do hold, in the words of a prescription. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/[µμ]g/gu, 'mcg'],
  [/[µμ]/gu, 'u'],
  [/α/gu, 'alpha'],
  [/β/gu, 'beta'],
  [/γ/gu, 'gamma'],
  [/±/gu, '+/-'],
  [/≤/gu, '<='],
  [/≥/gu, '>='],
  [/½/gu, '1/2'],
  [/¼/gu, '1/4'],
  [/¾/gu, '3/4'],
];

/** The text with stand-ins for signs that the receipt font lacks, so that no empty box is printed for them. */
export function printableText(text: string): string {
  return STAND_INS.reduce((result, [sign, words]) => result.replace(sign, words), text.normalize('NFC'));
}
