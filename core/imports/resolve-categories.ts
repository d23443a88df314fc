import { fold, hasBengali } from '../../shared/text/fold.ts';
import type { Shop } from '../app/shop.ts';
import { type KnownCategory, knownCategories } from './known-products.repo.ts';

/** Finds categories by what a file calls them, and notes the ones to be made. */
export type Categories = {
  /** The id for "Medicine > Syrup" or "Spices / মসলা"; the fallback for an empty text. New names get an id and join `made`. */
  idOf(text: string): string | null;
  made: KnownCategory[];
};

/** "Spices / মসলা" has a name in each language; a slash between words of one script belongs to the name. */
function namesOf(text: string): { nameEn: string; nameBn: string } {
  const [first = '', second = '', ...more] = text.split(' / ').map((part) => part.trim());
  if (second !== '' && more.length === 0 && hasBengali(first) !== hasBengali(second))
    return hasBengali(first) ? { nameEn: second, nameBn: first } : { nameEn: first, nameBn: second };
  return { nameEn: text, nameBn: hasBengali(text) ? text : '' };
}

/** Opens the shop's categories for an import; `fallback` is the category of rows that name none. */
export function resolveCategories(shop: Shop, fallback: string | null): Categories {
  const known = new Map<string, string>();
  const keyOf = (parentId: string | null, name: string) => `${parentId ?? ''}|${fold(name)}`;
  for (const { id, parentId, nameBn, nameEn } of knownCategories(shop.db)) {
    known.set(keyOf(parentId, nameEn), id);
    if (nameBn !== '') known.set(keyOf(parentId, nameBn), id);
  }
  const made: KnownCategory[] = [];
  const child = (parentId: string | null, text: string): string => {
    const { nameEn, nameBn } = namesOf(text);
    const keys = [nameEn, nameBn].filter((name) => name !== '').map((name) => keyOf(parentId, name));
    const id = keys.map((key) => known.get(key)).find((each) => each !== undefined) ?? shop.ports.ids.next();
    if (!keys.some((key) => known.has(key)))
      made.push({ id, parentId, nameBn: nameBn.slice(0, 80), nameEn: nameEn.slice(0, 80) });
    for (const key of keys) known.set(key, id);
    return id;
  };
  return {
    made,
    idOf(text) {
      const parts = text
        .split('>')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (parts.length === 0) return fallback;
      return parts.reduce<string | null>((parentId, part) => child(parentId, part), null);
    },
  };
}
