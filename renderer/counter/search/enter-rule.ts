import type { GoodsMeant } from '../../../shared/cart/goods-meant.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { words } from '../../../shared/text/fold.ts';

const SHORTEST_BEGINNING = 3;

/** The names of a hit as people type them, with and without the strength. */
function namesOf({ product }: FoundDto): string[] {
  const names = [product.nameBn, product.nameEn].filter((name) => name.trim() !== '');
  const strength = /\d+(?:\.\d+)?/.exec(product.strength)?.[0] ?? '';
  return names
    .flatMap((name) => [name, `${name} ${product.strength}`, `${name} ${strength}`])
    .map((name) => words(name).join(' '));
}

/** What Enter decides by: the hits as shown, what the text calls them, and the first of them, which alone it may mean unasked. */
export type EnterChoice = Pick<GoodsMeant, 'items' | 'called' | 'choice'>;

/**
 * The hit that Enter may add without being asked again: exactly its barcode, the only hit, the only one of that name, or the only one
 * whose name begins so (three letters or more). Null: the person must choose. Digits and signs alone name nothing but a barcode.
 */
export function clearHit({ items, called, choice }: EnterChoice): FoundDto | null {
  const [first] = items;
  if (!first || first.packId !== null) return first ?? null;
  if (!called.some((text) => /\p{L}/u.test(text))) return null;
  if (items.length === 1) return first;
  const wanted = called.map((text) => words(text).join(' '));
  const named = choice.filter((item) => namesOf(item).some((name) => wanted.includes(name)));
  if (named.length > 0) return named.length === 1 && named[0] === first ? first : null;
  const begins = wanted.filter((text) => text.length >= SHORTEST_BEGINNING);
  const isBegun = (name: string) => begins.some((text) => name.startsWith(text));
  const begun = choice.filter((item) => namesOf(item).some(isBegun));
  return begun.length === 1 && begun[0] === first ? first : null;
}

/**
 * The hit that Enter means: the row somebody marked, by its product and never by its place, for the list may be another one by now;
 * without a mark the clear hit. Null: the person must choose, also where the marked goods are not found any more.
 */
export function enterHit(found: EnterChoice, markedId: string | null): FoundDto | null {
  if (markedId === null) return clearHit(found);
  return found.items.find(({ product }) => product.id === markedId) ?? null;
}
