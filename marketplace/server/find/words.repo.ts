import type { KeyLookup } from '../../../shared/text/search/search-types.ts';
import type { Sql } from '../db/market-db.ts';

/** A word of the dictionary found for question `no`. */
type FoundWord = { no: number; word: string };

const NEARNESS = { own: 0, near: 1, typing: 2, beginning: 0 } as const;

/**
 * Looks words up by their keys, and each asked word itself, all in one read of the keys alone; every lookup is bounded. Likelier lookups come first.
 * Sorted as the index is, so that no plan reads the table instead. A key that left out half of a character has the sign for one that is none, as the index has.
 */
export async function wordsByKeys(
  sql: Sql,
  asked: readonly string[],
  lookups: readonly (KeyLookup & { no: number })[],
): Promise<FoundWord[]> {
  const equal = lookups.filter((lookup) => lookup.match !== 'beginning');
  const longer = lookups.filter((lookup) => lookup.match === 'beginning');
  return sql.query<FoundWord>(
    `SELECT a.no::int AS no, w.word FROM unnest((SELECT $1::text[])) WITH ORDINALITY AS a(word, no)
       CROSS JOIN LATERAL (SELECT word FROM search_words WHERE word = a.word OFFSET 0) AS w
     UNION ALL
     SELECT q.no, k.word FROM unnest((SELECT $2::int[]), (SELECT $3::text[]), (SELECT $4::smallint[]), (SELECT $5::int[])) AS q(no, key, near, most)
       CROSS JOIN LATERAL (SELECT word FROM search_keys k WHERE k.key = q.key COLLATE "C" AND k.near = q.near
         ORDER BY k.word LIMIT q.most) AS k
     UNION ALL
     SELECT q.no, k.word FROM unnest((SELECT $6::int[]), (SELECT $7::text[]), (SELECT $8::int[])) AS q(no, key, most)
       CROSS JOIN LATERAL (
         SELECT word FROM search_keys k WHERE k.key > q.key COLLATE "C" AND k.key < (q.key || '~') COLLATE "C" AND k.near = 0
         ORDER BY k.key, k.near, k.word LIMIT q.most
       ) AS k`,
    [
      asked,
      equal.map((lookup) => lookup.no),
      equal.map((lookup) => lookup.key.toWellFormed()),
      equal.map((lookup) => NEARNESS[lookup.match]),
      equal.map((lookup) => lookup.most),
      longer.map((lookup) => lookup.no),
      longer.map((lookup) => lookup.key.toWellFormed()),
      longer.map((lookup) => lookup.most),
    ],
    { isKept: true },
  );
}

/** A product as the ranking sees it. */
export type Candidate = {
  id: string;
  names: string;
  others: string;
  codes: string;
  joined: string;
  offered: number;
};

const CANDIDATE = `p.id, p.search_names AS names, p.search_others AS others, p.search_codes AS codes, p.search_joined AS joined, p.offered`;
/** A product that only shops without approval named is shown once one of them is approved. */
const VISIBLE = `(p.is_confirmed OR EXISTS (SELECT 1 FROM listings l JOIN shops s ON s.id = l.shop_id
  WHERE l.product_id = p.id AND l.is_published AND s.status = 'approved'))`;
const CATEGORY = '($CATEGORIES::text[] IS NULL OR p.category_id = ANY($CATEGORIES::text[]))';

const BY_LEXEMES = `SELECT ${CANDIDATE} FROM products p WHERE p.id IN (
       SELECT hit.id FROM unnest($1::text[]) AS q(expression)
       CROSS JOIN LATERAL (
         SELECT id FROM products p WHERE p.lexemes @@ q.expression::tsquery AND ${CATEGORY.replaceAll('$CATEGORIES', '$3')} LIMIT $2
       ) AS hit
     ) AND ${VISIBLE}`;

/** Products whose words match any of these expressions, at most `most` of each, in no order. */
export async function productsByLexemes(
  sql: Sql,
  expressions: readonly string[],
  most: number,
  categories: readonly string[] | null,
): Promise<Candidate[]> {
  return sql.query(BY_LEXEMES, [expressions, most, categories], { isKept: true });
}

/** The same and, in one read with it, in how many products these words of the dictionary stand. */
export async function productsAndUses(
  sql: Sql,
  expressions: readonly string[],
  most: number,
  categories: readonly string[] | null,
  words: readonly string[],
): Promise<{ candidates: Candidate[]; uses: ReadonlyMap<string, number> }> {
  const rows = await sql.query<Omit<Candidate, 'id'> & { id: string | null }>(
    `${BY_LEXEMES} UNION ALL
     SELECT NULL, w.word, '', '', '', w.uses FROM unnest((SELECT $4::text[])) AS a(word)
       CROSS JOIN LATERAL (SELECT word, uses FROM search_words WHERE word = a.word OFFSET 0) AS w`,
    [expressions, most, categories, words],
    { isKept: true },
  );
  return {
    candidates: rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ id, ...row }])),
    uses: new Map(rows.flatMap((row) => (row.id === null ? [[row.names, row.offered]] : []))),
  };
}

/** Products in whose text each of the parts stands somewhere, at most `most`, in no order. */
export async function productsByParts(
  sql: Sql,
  parts: readonly string[],
  most: number,
  categories: readonly string[] | null,
): Promise<Candidate[]> {
  const conditions = parts.map((_, at) => `p.search_text LIKE $${at + 3}`);
  return sql.query(
    `SELECT ${CANDIDATE} FROM products p
     WHERE ${conditions.join(' AND ')} AND ${CATEGORY.replaceAll('$CATEGORIES', '$2')} AND ${VISIBLE} LIMIT $1`,
    [most, categories, ...parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`)],
  );
}

/** Products with words like the text by trigrams, the most alike first, at most `most`. */
export async function productsByTrigrams(
  sql: Sql,
  text: string,
  most: number,
  categories: readonly string[] | null,
): Promise<Candidate[]> {
  return sql.query(
    `SELECT ${CANDIDATE} FROM products p WHERE $2 <% p.search_text AND ${CATEGORY.replaceAll('$CATEGORIES', '$3')} AND ${VISIBLE}
     ORDER BY word_similarity($2, p.search_text) DESC LIMIT $1`,
    [most, text, categories],
  );
}
