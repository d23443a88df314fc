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

/** Joins what stood on both sides of a sign that was left out, and means nothing on its own. */
const STRAY_JOINERS = /(?<!\p{L}|\p{M})[\u200c\u200d]+/gu;
const KEPT = /[\s\u200c\u200d]/u;

/**
 * The text with stand-ins for signs that the receipt font lacks, and without those that have none (an emoji in a name), so that no empty
 * box is printed for them. `hasGlyph` says which code points the font has.
 */
export function printableText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const written = STAND_INS.reduce(
    (result, [sign, words]) => result.replace(sign, words),
    text.normalize('NFC'),
  );
  const isPrinted = (sign: string) => KEPT.test(sign) || hasGlyph(sign.codePointAt(0) ?? 0);
  const signs = [...written];
  if (signs.every(isPrinted)) return written;
  const printed = signs.filter(isPrinted).join('').replace(STRAY_JOINERS, '');
  return printed.replace(/ {2,}/g, ' ').trim();
}
