import { isMeasured, measureOf } from '../catalog/units.ts';
import type { FoundDto, ProductDto } from '../contract/catalog.contract.ts';
import { words } from '../text/fold.ts';
import { createNameAnswer } from '../text/search/name-answer.ts';
import { typedTerms } from './quantity-input.ts';
import { type ClaimedTerm, isMeasureText, type Rival, type SearchText } from './read-search.ts';
import { isMeasureWord, meaningOf } from './unit-words.ts';

/** What a text in the search box means, of what was found for it. */
export type GoodsMeant = {
  /** The hits, in the order they are shown. */
  readonly items: readonly FoundDto[];
  /** How much; null where every number belongs to the goods. */
  readonly quantity: string | null;
  /** What the goods are called in the text, for the rule of Enter. */
  readonly called: readonly string[];
  /** The first of the hits, those that Enter may mean without being asked again. */
  readonly choice: readonly FoundDto[];
};

/** As good as the best: what begins like a word is not far behind the word. */
const NEARLY = 0.1;
/** Below it the names do not explain why the goods were found (an alias, a translation). */
const EXPLAINED = 0.5;

/**
 * Decides whether a number at the end of the text ("seclo 40 capsule", "chini 250g") belongs to the goods or says how much. It is theirs where
 * goods that match the other words have that strength, in that form, or carry that weight in their name; a weight stays a quantity for
 * goods counted in it, and they come first. `answers` are the hits for `search.find` and then for each rival. The rule: docs/selling.md.
 */
export function goodsMeant(search: SearchText, answers: readonly (readonly FoundDto[])[]): GoodsMeant {
  const [plain = [], ...rivals] = answers;
  const asQuantity: GoodsMeant = {
    items: plain,
    quantity: search.quantity,
    called: [search.find],
    choice: plain,
  };
  if (search.rivals.length === 0) return asQuantity;
  const isNamed = createNameTest(search.name, [plain, ...rivals].flat());
  const own = search.rivals
    .map((rival, index) => ofRival(search, rival, (rivals[index] ?? []).filter(isNamed), rivals[index] ?? []))
    .find((meant) => meant !== null);
  if (search.quantity === null || !isMeasureText(search.quantity)) return own ?? asQuantity;
  return byMeasure(search.quantity, search, isNamed, plain, own?.items ?? rivals[0] ?? [], own);
}

/** The reading in which the numbers belong to the goods; null where no goods have them. */
function ofRival(
  search: SearchText,
  { find, quantity, claimed }: Rival,
  named: readonly FoundDto[],
  all: readonly FoundDto[],
): GoodsMeant | null {
  const typed = words(search.name);
  const isCalled = ({ product }: FoundDto) =>
    [product.nameEn, product.nameBn].some((name) => words(name).join(' ') === typed.join(' '));
  const having = named
    .filter(({ product }) => claimed.every((term) => isTheirs(term, product, typed)))
    .toSorted((a, b) => Number(isCalled(b)) - Number(isCalled(a)));
  if (having.length === 0) return null;
  const exact = having.filter(({ product }) => claimed.every(({ word }) => isForm(word, product, 1)));
  const choice = exact.length > 0 ? exact : having;
  const numbers = claimed.map(({ amount }) => amount).join(' ');
  const called = [`${search.name} ${numbers}`, find];
  return { items: distinct([...choice, ...having, ...all]), quantity, called, choice };
}

/** A weight: goods counted in it first, then those that carry it; each takes it its own way (`addedQuantity`). */
function byMeasure(
  quantity: string,
  search: SearchText,
  isNamed: (hit: FoundDto) => boolean,
  plain: readonly FoundDto[],
  whole: readonly FoundDto[],
  own: GoodsMeant | undefined,
): GoodsMeant {
  const bases = (typedTerms(quantity) ?? []).map(({ word }) => measureOf(meaningOf(word)?.units[0])?.base);
  const loose = plain.filter(
    (hit) =>
      isMeasured(hit.product.baseUnit) &&
      bases.every((base) => base === hit.product.baseUnit) &&
      isNamed(hit),
  );
  const items = distinct([...loose, ...whole, ...(whole.length === 0 || loose.length > 0 ? plain : [])]);
  return { items, quantity, called: [search.find, ...(own?.called ?? [])], choice: items };
}

/** True for hits that match the words as well as any does; where names explain none, for those called like the first. */
function createNameTest(name: string, all: readonly FoundDto[]): (hit: FoundDto) => boolean {
  const answer = createNameAnswer(words(name));
  const qualities = new Map(all.map(({ product }) => [product.id, answer(writtenOf(product))]));
  const best = Math.max(0, ...qualities.values());
  if (best >= EXPLAINED) return ({ product }) => (qualities.get(product.id) ?? 0) >= best - NEARLY;
  const first = all[0]?.product;
  return ({ product }) => first !== undefined && isNamesake(product, first);
}

function isNamesake(product: ProductDto, other: ProductDto): boolean {
  const same = (a: string, b: string) => a !== '' && words(a).join(' ') === words(b).join(' ');
  return same(product.nameEn, other.nameEn) || same(product.nameBn, other.nameBn);
}

function writtenOf(product: ProductDto) {
  return {
    names: [words(product.nameBn), words(product.nameEn)],
    others: [product.generic, product.dosageForm, product.manufacturer].flatMap(words),
  };
}

/** True where the product has the number with its unit: that strength in that form, or that weight. */
function isTheirs(term: ClaimedTerm, product: ProductDto, typed: readonly string[]): boolean {
  if (isMeasureWord(term.word)) return carries(term, product);
  const inNames = [product.nameBn, product.nameEn].flatMap(words).filter((word) => !typed.includes(word));
  const numbers = [...words(strengthAlone(product.strength)), ...inNames];
  return numbers.some((word) => Number(word) === term.amount) && isForm(term.word, product, 2);
}

/** "(120 mg+5 mg)/5 ml" without what it is contained in. */
function strengthAlone(strength: string): string {
  return strength.replace(/\/\s*[\d০-৯.]+/gu, ' ');
}

/** True where the word means the product's form, in the first `most` of its meanings, or where the product says nothing of its form. */
function isForm(word: string, product: ProductDto, most: number): boolean {
  const units: readonly string[] = meaningOf(word)?.units.slice(0, most) ?? [];
  const ofText = words(product.dosageForm).map((text) => meaningOf(text)?.units[0]);
  const own = [product.baseUnit, ...product.packs.map((pack) => pack.unit), ...ofText];
  if (own.some((unit) => unit !== undefined && units.includes(unit))) return true;
  return product.baseUnit === 'piece' && product.dosageForm === '';
}

/** True where a name, the strength or a pack's label says this weight or volume, in whichever unit. */
function carries({ amount, word }: ClaimedTerm, product: ProductDto): boolean {
  const wanted = measureOf(meaningOf(word)?.units[0]);
  if (!wanted) return false;
  const texts = [
    product.nameBn,
    product.nameEn,
    product.strength,
    ...product.packs.map(({ label }) => label),
  ];
  return texts.map(words).some((written) =>
    written.some((number, index) => {
      const other = measureOf(meaningOf(written[index + 1] ?? '')?.units[0]);
      return (
        other?.base === wanted.base &&
        Math.round(Number(number) * other.per) === Math.round(amount * wanted.per)
      );
    }),
  );
}

function distinct(hits: readonly FoundDto[]): FoundDto[] {
  return [...new Map(hits.map((hit) => [hit.product.id, hit])).values()];
}
