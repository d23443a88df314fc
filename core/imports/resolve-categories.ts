import { fold } from '../../shared/text/fold.ts';
import type { Shop } from '../app/shop.ts';
import { type KnownCategory, knownCategories } from './known-products.repo.ts';

/** Finds categories by what a file calls them, and notes the ones to be made. */
export type Categories = {
  /** The id for "Medicine > Syrup"; the fallback for an empty text. New names get an id and join `made`. */
  idOf(text: string): string | null;
  made: KnownCategory[];
};

/** Opens the shop's categories for an import; `fallback` is the category of rows that name none. */
export function resolveCategories(shop: Shop, fallback: string | null): Categories {
  const known = new Map<string, string>();
  const keyOf = (parentId: string | null, name: string) => `${parentId ?? ''}|${fold(name)}`;
  for (const { id, parentId, nameBn, nameEn } of knownCategories(shop.db)) {
    known.set(keyOf(parentId, nameEn), id);
    if (nameBn !== '') known.set(keyOf(parentId, nameBn), id);
  }
  const made: KnownCategory[] = [];
  const child = (parentId: string | null, name: string): string => {
    const key = keyOf(parentId, name);
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    const id = shop.ports.ids.next();
    known.set(key, id);
    made.push({ id, parentId, nameBn: '', nameEn: name.slice(0, 80) });
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
