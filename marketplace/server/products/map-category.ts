import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import { words } from '../../../shared/text/fold.ts';
import { soundKey } from '../../../shared/text/sound-key.ts';

/** A category of the market's tree with the folded names by which a shop's own category finds it. */
export type CategoryRow = { id: string; parentId: string | null; shopKind: ShopKind; words: string[] };

/** Finds the market's category for a shop's own path of categories. */
export type CategoryMap = (path: ListingFields['categoryPath'], kind: ShopKind) => string | null;

const ENDINGS = /(?:es|s)$/;

function folded(name: string): string {
  return words(name).join(' ');
}

function stem(name: string): string {
  return name
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(ENDINGS, '') : word))
    .join(' ');
}

function sound(name: string): string {
  return name.split(' ').map(soundKey).join(' ');
}

/**
 * Reads a shop's path from its leaf up: the first name that is a category of the market (by its folded name, without plural, by its sound in
 * either script, last by one of its words) wins, one of the shop's own kind before others. Where no name is known it is the top category of the kind.
 */
export function categoryMap(categories: readonly CategoryRow[]): CategoryMap {
  const readings: readonly ((name: string) => string)[] = [(name) => name, stem, sound];
  const indexes = readings.map((read) => {
    const index = new Map<string, CategoryRow[]>();
    for (const category of categories)
      for (const word of category.words) {
        const key = read(word);
        index.set(key, [...(index.get(key) ?? []), category]);
      }
    return { read, index };
  });
  const known = (name: string, kind: ShopKind): string | undefined => {
    for (const { read, index } of indexes) {
      const found = index.get(read(name));
      if (found) return (found.find((category) => category.shopKind === kind) ?? found[0])?.id;
    }
    return undefined;
  };
  return (path, kind) => {
    for (const { nameBn, nameEn } of [...path].reverse()) {
      const names = [folded(nameBn), folded(nameEn)].filter((name) => name !== '');
      for (const name of names) {
        const id = known(name, kind);
        if (id !== undefined) return id;
      }
      for (const word of names.flatMap((name) => name.split(' ')).filter((part) => part.length > 2)) {
        const found = indexes[1]?.index.get(stem(word))?.find((category) => category.shopKind === kind);
        if (found) return found.id;
      }
    }
    return (
      categories.find((category) => category.parentId === null && category.shopKind === kind)?.id ?? null
    );
  };
}
