import { entryText, storedWords } from '../../../shared/text/search/entry-text.ts';

/** What a product is found by. */
export type ProductNames = {
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
};

/** A product's part of the search index, as its columns hold it. */
export type SearchEntry = {
  names: string;
  others: string;
  joined: string;
  codes: string;
  text: string;
  /** Every distinct word: what the dictionary of words counts. */
  words: string[];
  /** The words and, with ^ before it, the first word of each name. */
  lexemes: string[];
};

/** The search entry of a product; `gtin` is the code it is found by, or null. */
export function searchEntry(product: ProductNames, gtin: string | null): SearchEntry {
  const row = entryText(0, {
    nameBn: product.nameBn,
    nameEn: product.nameEn,
    generic: product.generic,
    details: `${product.strength} ${product.dosageForm}`,
    company: product.manufacturer,
    codes: gtin === null ? [] : [gtin.replace(/^0+/, '')],
  });
  const all = `${row.names} ${row.others} ${row.joined}`.split(' ');
  const distinct = [...new Set(all)].filter((word) => word !== '' && word !== '|');
  const first = storedWords(row.names).map((name) => `^${name[0] ?? ''}`);
  return {
    names: row.names,
    others: row.others,
    joined: row.joined,
    codes: row.codes,
    text: [row.names, row.others].join(' ').replaceAll(' | ', ' ').trim(),
    words: distinct,
    lexemes: [
      ...new Set([...distinct, ...first.filter((word) => word !== '^'), ...row.codes.split(' ')]),
    ].filter((word) => word !== ''),
  };
}
