import type { ShopDb } from '../db/open.ts';
import type { ProductText } from '../search/index.ts';

type SearchTextRow = {
  seq: number;
  name_bn: string;
  name_en: string;
  generic: string;
  details: string;
  manufacturer: string;
  aliases: string;
  codes: string;
};

/** What the search may find each of these products by; rows that are gone are missing from the answer. */
export function searchTexts(db: ShopDb, seqs: readonly number[]): Map<number, ProductText> {
  const rows = db
    .statement<[string], SearchTextRow>(
      `SELECT seq, name_bn, name_en, generic, strength || ' ' || dosage_form AS details, manufacturer,
         (SELECT json_group_array(alias) FROM product_aliases WHERE product_id = p.id) AS aliases,
         (SELECT json_group_array(code) FROM barcodes
            WHERE pack_id IN (SELECT id FROM packs WHERE product_id = p.id)) AS codes
       FROM products AS p WHERE seq IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(seqs));
  return new Map(rows.map((row) => [row.seq, textOf(row)] as const));
}

function textOf(row: SearchTextRow): ProductText {
  return {
    nameBn: row.name_bn,
    nameEn: row.name_en,
    aliases: JSON.parse(row.aliases) as string[],
    generic: row.generic,
    details: row.details,
    company: row.manufacturer,
    codes: JSON.parse(row.codes) as string[],
  };
}
