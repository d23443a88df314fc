import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { Sql } from '../db/market-db.ts';
import { type CategoryMap, categoryMap } from './map-category.ts';
import { gtinAmong, matchKey } from './match-key.ts';
import { type SearchEntry, searchEntry } from './product-entry.ts';
import {
  addProducts,
  categoryRows,
  countWords,
  type ProductDraft,
  type ProductFields,
  type ProductRow,
  productsByKey,
  rewriteProducts,
  soldByOthers,
} from './products.repo.ts';

/** The shop that speaks, and when. */
export type Speaker = {
  shopId: string;
  kind: ShopKind;
  isApproved: boolean;
  now: Date;
  nextId: () => string;
};

type Wanted = { fields: ProductFields; gtin: string | null };

function wantedOf(listing: ListingFields, categoryOf: CategoryMap, kind: ShopKind): Wanted {
  const { nameBn, nameEn, generic, strength, dosageForm, manufacturer } = listing;
  const { drugClass, description, specifications } = listing;
  return {
    gtin: gtinAmong(listing.barcodes),
    fields: {
      nameBn,
      nameEn,
      generic,
      strength,
      dosageForm,
      manufacturer,
      drugClass,
      description,
      specifications,
      categoryId: categoryOf(listing.categoryPath, kind),
    },
  };
}

/** The product with what it lacked taken from a listing: what it has stays as it is. */
export function filled(product: ProductFields, listing: ProductFields): ProductFields {
  const text = (has: string, offered: string) => (has === '' ? offered : has);
  return {
    nameBn: text(product.nameBn, listing.nameBn),
    nameEn: text(product.nameEn, listing.nameEn),
    generic: text(product.generic, listing.generic),
    strength: text(product.strength, listing.strength),
    dosageForm: text(product.dosageForm, listing.dosageForm),
    manufacturer: text(product.manufacturer, listing.manufacturer),
    categoryId: product.categoryId ?? listing.categoryId,
    drugClass: product.drugClass,
    description: text(product.description, listing.description),
    specifications: product.specifications.length === 0 ? listing.specifications : product.specifications,
  };
}

function isSame(a: ProductFields, b: ProductFields): boolean {
  const text = ({ nameBn, nameEn, generic, strength, dosageForm, manufacturer, ...rest }: ProductFields) =>
    JSON.stringify([
      nameBn,
      nameEn,
      generic,
      strength,
      dosageForm,
      manufacturer,
      rest.categoryId,
      rest.drugClass,
      rest.description,
      rest.specifications.map((item) => [item.name, item.value]),
    ]);
  return text(a) === text(b);
}

function draft(
  product: Pick<ProductRow, 'id' | 'matchKey' | 'isConfirmed'>,
  fields: ProductFields,
  search: SearchEntry,
): ProductDraft {
  const { names, others, joined, codes, text, lexemes } = search;
  return {
    ...fields,
    id: product.id,
    matchKey: product.matchKey,
    isConfirmed: product.isConfirmed,
    search: { names, others, joined, codes, text, lexemes },
  };
}

function count(uses: Map<string, number>, words: readonly string[], step: number): void {
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + step);
}

/** Adds the products that no shop named before; answers the ids of all it was asked for that are there now. */
async function addNew(
  sql: Sql,
  speaker: Speaker,
  missing: ReadonlyMap<string, Wanted>,
  uses: Map<string, number>,
) {
  const entries = new Map<string, SearchEntry>();
  const drafts = [...missing].map(([key, { fields, gtin }]) => {
    const entry = searchEntry(fields, gtin);
    entries.set(key, entry);
    return draft({ id: speaker.nextId(), matchKey: key, isConfirmed: speaker.isApproved }, fields, entry);
  });
  const added = await addProducts(sql, drafts, speaker.now);
  for (const { matchKey: key } of added) count(uses, entries.get(key)?.words ?? [], 1);
  return added;
}

/**
 * What a product is to say after this listing: nothing but what it lacked, unless nobody else sells it: then its shop may correct it. A shop
 * without approval says nothing of a product that an approved one named, and nothing stays of what it said once an approved one names it.
 */
function decide(product: ProductRow, listing: ProductFields, speaker: Speaker, isOthers: boolean) {
  if (product.isConfirmed && !speaker.isApproved) return { fields: product, isConfirmed: true };
  if (speaker.isApproved && !product.isConfirmed) return { fields: listing, isConfirmed: true };
  const isOwn = speaker.isApproved && !isOthers;
  const fields = isOwn ? filled(listing, product) : filled(product, listing);
  return { fields, isConfirmed: product.isConfirmed };
}

async function mend(
  sql: Sql,
  speaker: Speaker,
  products: readonly ProductRow[],
  wanted: ReadonlyMap<string, Wanted>,
  uses: Map<string, number>,
): Promise<boolean> {
  const isChanged = (product: ProductRow, isOthers: boolean) => {
    const listing = wanted.get(product.matchKey);
    if (!listing) return false;
    const next = decide(product, listing.fields, speaker, isOthers);
    return next.isConfirmed !== product.isConfirmed || !isSame(next.fields, product);
  };
  const suspects = products.filter((product) => isChanged(product, false) || isChanged(product, true));
  if (suspects.length === 0) return false;
  const others = await soldByOthers(
    sql,
    suspects.map((product) => product.id),
    speaker.shopId,
  );
  const keys = suspects.filter((product) => isChanged(product, others.has(product.id)));
  if (keys.length === 0) return false;
  const locked = await productsByKey(
    sql,
    keys.map((product) => product.matchKey),
    true,
  );
  const drafts = locked.flatMap((product) => {
    const listing = wanted.get(product.matchKey);
    if (!listing) return [];
    const next = decide(product, listing.fields, speaker, others.has(product.id));
    const entry = searchEntry(next.fields, listing.gtin);
    count(uses, searchEntry(product, listing.gtin).words, -1);
    count(uses, entry.words, 1);
    return [draft({ ...product, isConfirmed: next.isConfirmed }, next.fields, entry)];
  });
  await rewriteProducts(sql, drafts, speaker.now);
  return true;
}

/**
 * The product of each listing, made where no shop named it before. The first approved shop says what a product is called; later ones fill in
 * what is missing, so that a shop whose barcode or name collides cannot rename what others sell. `isChanged`: a product is new or says something new.
 */
export async function settleProducts(
  sql: Sql,
  speaker: Speaker,
  listings: readonly { listingId: string; fields: ListingFields }[],
): Promise<{ productOf: Map<string, string>; isChanged: boolean }> {
  if (listings.length === 0) return { productOf: new Map(), isChanged: false };
  const categoryOf = categoryMap(await categoryRows(sql));
  const wanted = new Map<string, Wanted>();
  const keyOf = new Map<string, string>();
  for (const { listingId, fields } of listings) {
    const key = matchKey(fields);
    keyOf.set(listingId, key);
    if (!wanted.has(key)) wanted.set(key, wantedOf(fields, categoryOf, speaker.kind));
  }
  const known = await productsByKey(sql, [...wanted.keys()]);
  const ids = new Map(known.map((product) => [product.matchKey, product.id]));
  const missing = new Map([...wanted].filter(([key]) => !ids.has(key)));
  const uses = new Map<string, number>();
  if (missing.size > 0) {
    for (const { matchKey: key, id } of await addNew(sql, speaker, missing, uses)) ids.set(key, id);
    const late = [...missing.keys()].filter((key) => !ids.has(key));
    if (late.length > 0) {
      const meanwhile = await productsByKey(sql, late);
      known.push(...meanwhile);
      for (const product of meanwhile) ids.set(product.matchKey, product.id);
    }
  }
  const isMended = await mend(sql, speaker, known, wanted, uses);
  await countWords(sql, uses);
  const productOf = new Map([...keyOf].map(([listingId, key]) => [listingId, ids.get(key) ?? '']));
  return { productOf, isChanged: isMended || missing.size > 0 };
}
