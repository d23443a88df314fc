import type { KeyLookup } from '../../../shared/text/search/search-types.ts';
import type { Sql } from '../db/market-db.ts';
import { unseen } from './around.repo.ts';

/** Words of the dictionary found for question `no` by one lookup, parted by spaces: hundreds of rows cost more than the reading itself. */
type FoundWords = { no: number; words: string };

const NEARNESS = { own: 0, near: 1, typing: 2, beginning: 0 } as const;

/**
 * Looks words up by their keys, and each asked word itself, all in one read of the keys alone; every lookup is bounded. Likelier lookups come first.
 * Sorted as the index is, so that no plan reads the table instead. A key that left out half of a character has the sign for one that is none, as the index has.
 */
export async function wordsByKeys(
  sql: Sql,
  asked: readonly string[],
  lookups: readonly (KeyLookup & { no: number })[],
): Promise<FoundWords[]> {
  const equal = lookups.filter((lookup) => lookup.match !== 'beginning');
  const longer = lookups.filter((lookup) => lookup.match === 'beginning');
  return sql.query<FoundWords>(
    `SELECT a.no::int AS no, w.word AS words FROM unnest((SELECT $1::text[])) WITH ORDINALITY AS a(word, no)
       CROSS JOIN LATERAL (SELECT word FROM search_words WHERE word = a.word OFFSET 0) AS w
     UNION ALL
     SELECT q.no, f.words FROM unnest((SELECT $2::int[]), (SELECT $3::text[]), (SELECT $4::smallint[]), (SELECT $5::int[])) AS q(no, key, near, most)
       CROSS JOIN LATERAL (
         SELECT string_agg(k.word, ' ') AS words FROM (
           SELECT word FROM search_keys k WHERE k.key = q.key COLLATE "C" AND k.near = q.near ORDER BY k.word LIMIT q.most
         ) AS k
       ) AS f WHERE f.words IS NOT NULL
     UNION ALL
     SELECT q.no, f.words FROM unnest((SELECT $6::int[]), (SELECT $7::text[]), (SELECT $8::int[])) AS q(no, key, most)
       CROSS JOIN LATERAL (
         SELECT string_agg(k.word, ' ') AS words FROM (
           SELECT word FROM search_keys k WHERE k.key > q.key COLLATE "C" AND k.key < (q.key || '~') COLLATE "C" AND k.near = 0
           ORDER BY k.key, k.near, k.word LIMIT q.most
         ) AS k
       ) AS f WHERE f.words IS NOT NULL`,
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
const ofCategories = (ids: string) => `(${ids}::text[] IS NULL OR p.category_id = ANY(${ids}::text[]))`;

/**
 * What was hit is read where it lies (ctid, which holds within a statement): a look into the index of ids for each of a hundred products takes longer
 * than all looks into that of words.
 */
const BY_LEXEMES = `SELECT ${CANDIDATE} FROM products p WHERE p.ctid = ANY(ARRAY(
       SELECT hit.ctid FROM unnest(${unseen('$1::text[]')}) AS q(expression)
       CROSS JOIN LATERAL (
         SELECT p.ctid FROM products p WHERE p.lexemes @@ q.expression::tsquery AND ${ofCategories(unseen('$3::text[]'))} LIMIT $2
       ) AS hit
     )) AND ${VISIBLE}`;

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
  const rows = await sql.query<Candidate | { id: null; names: string | null }>(
    `${BY_LEXEMES} UNION ALL
     SELECT NULL, string_agg(w.uses || ' ' || w.word, ' '), '', '', '', 0 FROM unnest((SELECT $4::text[])) AS a(word)
       CROSS JOIN LATERAL (SELECT word, uses FROM search_words WHERE word = a.word OFFSET 0) AS w`,
    [expressions, most, categories, words],
    { isKept: true },
  );
  const candidates: Candidate[] = [];
  const uses = new Map<string, number>();
  for (const row of rows) {
    if (row.id !== null) candidates.push(row);
    else
      for (const [, count, word] of (row.names ?? '').matchAll(/(\d+) (\S+)/g))
        uses.set(word ?? '', Number(count));
  }
  return { candidates, uses };
}

/** Products in whose text each of the parts stands somewhere, at most `most`, in no order. */
export async function productsByParts(
  sql: Sql,
  parts: readonly string[],
  most: number,
  categories: readonly string[] | null,
): Promise<Candidate[]> {
  const conditions = parts.map((_, at) => `p.search_text LIKE ${unseen(`$${at + 3}`)}`);
  return sql.query(
    `SELECT ${CANDIDATE} FROM products p
     WHERE ${conditions.join(' AND ')} AND ${ofCategories(unseen('$2::text[]'))} AND ${VISIBLE} LIMIT $1`,
    [most, categories, ...parts.map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`)],
    { isKept: true },
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
    `SELECT ${CANDIDATE} FROM products p WHERE $2 <% p.search_text AND ${ofCategories('$3')} AND ${VISIBLE}
     ORDER BY word_similarity($2, p.search_text) DESC LIMIT $1`,
    [most, text, categories],
  );
}
