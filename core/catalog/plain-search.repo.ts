import type { ShopDb } from '../db/open.ts';

/** Rows whose names, generic or maker hold every word somewhere; reads the whole table. */
export function seqsHolding(db: ShopDb, words: readonly string[], limit: number): number[] {
  return db
    .statement<[string, number], { seq: number }>(
      `SELECT seq FROM products AS p WHERE NOT EXISTS (
         SELECT 1 FROM json_each(?) AS word
         WHERE instr(lower(p.name_en || ' ' || p.name_bn || ' ' || p.generic || ' ' || p.manufacturer), word.value) = 0)
       LIMIT ?`,
    )
    .all(JSON.stringify(words), limit)
    .map((row) => row.seq);
}
