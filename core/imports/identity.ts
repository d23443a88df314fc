import { createHash } from 'node:crypto';
import { fold, words } from '../../shared/text/fold.ts';

/** What makes two products the same where no code does. */
export type Identity = {
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
};

const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** Folded words of a text. Makers, generics and forms come again thousands of times in a file, so the latest are kept. */
function key(text: string): string {
  if (text === '') return '';
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = words(text).join(' ');
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, made);
  return made;
}

/** Equal for the same goods: name, generic, strength, form, maker and size, folded. */
export function identityOf(product: Identity, size: string): string {
  const { nameEn, nameBn, generic, strength, dosageForm, manufacturer } = product;
  return [
    fold(nameEn),
    fold(nameBn),
    key(generic),
    key(strength),
    key(dosageForm),
    key(manufacturer),
    key(size),
  ].join('|');
}

/** A short, stable name for a list of texts. */
export function digest(texts: readonly string[], length = 24): string {
  return createHash('sha256').update(texts.join('\u0000')).digest('hex').slice(0, length);
}

/**
 * What the keys of one source have in common: a file of the same columns is the same source. Where the file has several sheets to choose
 * from, each `sheet` is a source of its own, as their numbers may begin anew.
 */
export function sourceOf(columns: readonly string[], keyColumn: string, sheet: string | null): string {
  const texts = columns.map(fold).toSorted();
  return `${fold(keyColumn)}@${digest(sheet === null ? texts : [...texts, `sheet:${fold(sheet)}`], 8)}`;
}
