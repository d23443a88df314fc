import type { DrugClass } from '../../../shared/marketplace/listing.ts';
import { keysOf } from '../../../shared/text/search/nearest-words.ts';
import type { Sql } from '../db/market-db.ts';
import type { CategoryRow } from './map-category.ts';
import type { ProductNames } from './product-entry.ts';

/** What a product says, as shops gave it. */
export type ProductFields = ProductNames & {
  categoryId: string | null;
  drugClass: DrugClass;
  description: string;
  specifications: { name: string; value: string }[];
};

/** A product as it is kept. */
export type ProductRow = ProductFields & { id: string; matchKey: string; isConfirmed: boolean };

/** A product as it is to be written: with its part of the search index. */
export type ProductDraft = ProductRow & {
  search: { names: string; others: string; joined: string; codes: string; text: string; lexemes: string[] };
};

const COLUMNS = `id, match_key AS "matchKey", name_bn AS "nameBn", name_en AS "nameEn", generic, strength, dosage_form AS "dosageForm",
  manufacturer, category_id AS "categoryId", drug_class AS "drugClass", description, specifications, is_confirmed AS "isConfirmed"`;

/** The products of these keys; with `forUpdate` locked, in the order of their keys. */
export async function productsByKey(
  sql: Sql,
  keys: readonly string[],
  forUpdate = false,
): Promise<ProductRow[]> {
  return sql.query(
    `SELECT ${COLUMNS} FROM products WHERE match_key = ANY($1::text[]) ORDER BY match_key ${forUpdate ? 'FOR NO KEY UPDATE' : ''}`,
    [keys],
  );
}

const DRAFT = `jsonb_to_recordset($1::jsonb) AS d(id uuid, "matchKey" text, "nameBn" text, "nameEn" text, generic text, strength text,
  "dosageForm" text, manufacturer text, "categoryId" text, "drugClass" text, description text, specifications jsonb,
  "isConfirmed" boolean, search jsonb)`;
const LEXEMES = `array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(d.search -> 'lexemes')))`;

/** Adds products; those whose key came in meanwhile are left as they are. Answers the keys added. */
export async function addProducts(
  sql: Sql,
  drafts: readonly ProductDraft[],
  now: Date,
): Promise<{ id: string; matchKey: string }[]> {
  return sql.query(
    `INSERT INTO products (id, match_key, name_bn, name_en, generic, strength, dosage_form, manufacturer, category_id, drug_class, description,
       specifications, is_confirmed, search_names, search_others, search_joined, search_codes, search_text, lexemes, created_at, updated_at)
     SELECT d.id, d."matchKey", d."nameBn", d."nameEn", d.generic, d.strength, d."dosageForm", d.manufacturer, d."categoryId", d."drugClass",
       d.description, d.specifications, d."isConfirmed", d.search ->> 'names', d.search ->> 'others', d.search ->> 'joined',
       d.search ->> 'codes', d.search ->> 'text', ${LEXEMES}, $2, $2
     FROM ${DRAFT} ORDER BY d."matchKey"
     ON CONFLICT (match_key) DO NOTHING
     RETURNING id, match_key AS "matchKey"`,
    [JSON.stringify(drafts), now],
  );
}

/** Writes products that are locked already. */
export async function rewriteProducts(sql: Sql, drafts: readonly ProductDraft[], now: Date): Promise<void> {
  await sql.query(
    `UPDATE products SET name_bn = d."nameBn", name_en = d."nameEn", generic = d.generic, strength = d.strength, dosage_form = d."dosageForm",
       manufacturer = d.manufacturer, category_id = d."categoryId", drug_class = d."drugClass", description = d.description,
       specifications = d.specifications, is_confirmed = d."isConfirmed", search_names = d.search ->> 'names',
       search_others = d.search ->> 'others', search_joined = d.search ->> 'joined', search_text = d.search ->> 'text',
       search_codes = coalesce(nullif(d.search ->> 'codes', ''), search_codes),
       lexemes = ${LEXEMES} || array_to_tsvector(CASE WHEN search_codes = '' THEN '{}' ELSE ARRAY[search_codes] END), updated_at = $2
     FROM ${DRAFT} WHERE products.id = d.id`,
    [JSON.stringify(drafts), now],
  );
}

/** Of these products, the ids of those that another shop than this one lists. */
export async function soldByOthers(
  sql: Sql,
  productIds: readonly string[],
  shopId: string,
): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(
    `SELECT p.id FROM unnest($1::uuid[]) AS p(id)
     WHERE EXISTS (SELECT 1 FROM listings l WHERE l.product_id = p.id AND l.is_published AND l.shop_id <> $2)`,
    [productIds, shopId],
  );
  return new Set(rows.map((row) => row.id));
}

/** Counts words of products up and down in the dictionary, and gives new ones their keys. Words are taken in order, so that two shops do not block each other. */
export async function countWords(sql: Sql, uses: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...uses].filter(([, step]) => step !== 0);
  if (changed.length === 0) return;
  const rows = await sql.query<{ word: string; isNew: boolean }>(
    `INSERT INTO search_words (word, uses)
     SELECT u.word, u.uses FROM unnest($1::text[], $2::int[]) AS u(word, uses) ORDER BY u.word COLLATE "C"
     ON CONFLICT (word) DO UPDATE SET uses = greatest(0, search_words.uses + excluded.uses)
     RETURNING word, xmax = 0 AS "isNew"`,
    [changed.map(([word]) => word), changed.map(([, step]) => step)],
  );
  const keys = rows
    .filter((row) => row.isNew)
    .flatMap((row) =>
      keysOf(row.word).map(([key, near]) => ({ key: key.toWellFormed(), near, word: row.word })),
    );
  if (keys.length === 0) return;
  await sql.query(
    `INSERT INTO search_keys (key, near, word) SELECT * FROM unnest($1::text[], $2::smallint[], $3::text[]) ON CONFLICT DO NOTHING`,
    [keys.map((row) => row.key), keys.map((row) => row.near), keys.map((row) => row.word)],
  );
}

/** Counts products up and down by how many published listings offer them; locks them in the order of their ids. */
export async function countOffers(sql: Sql, steps: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...steps].filter(([, step]) => step !== 0);
  if (changed.length === 0) return;
  const ids = changed.map(([id]) => id);
  await sql.query('SELECT 1 FROM products WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  await sql.query(
    `UPDATE products SET offered = greatest(0, offered + s.step) FROM unnest($1::uuid[], $2::int[]) AS s(id, step) WHERE products.id = s.id`,
    [ids, changed.map(([, step]) => step)],
  );
}

/** The whole tree of categories, parents before children. */
export async function categoryRows(
  sql: Sql,
): Promise<(CategoryRow & { nameBn: string; nameEn: string; position: number })[]> {
  return sql.query(
    `SELECT id, parent_id AS "parentId", name_bn AS "nameBn", name_en AS "nameEn", shop_kind AS "shopKind", words, position
     FROM categories ORDER BY (parent_id IS NOT NULL), array_length(string_to_array(id, '.'), 1), position, id`,
  );
}

/** The pictures of a listing `l` that the marketplace holds, in order. */
const HELD_PICTURES = `ARRAY(SELECT wanted.hash FROM unnest(l.pictures) WITH ORDINALITY AS wanted(hash, place)
  JOIN pictures ON pictures.hash = wanted.hash ORDER BY wanted.place)`;

/**
 * Takes the pictures of an approved shop's listings over to their products (null: all of them), as far as the marketplace holds them: a product
 * shows the pictures of the first shop that had any, and follows that shop. Does nothing for a shop without approval.
 */
export async function takePictures(
  sql: Sql,
  shopId: string,
  productIds: readonly string[] | null,
): Promise<void> {
  await sql.query(
    `WITH held AS (
       SELECT DISTINCT ON (l.product_id) l.product_id, ${HELD_PICTURES} AS hashes
       FROM listings l JOIN shops s ON s.id = l.shop_id AND s.status = 'approved'
       WHERE l.shop_id = $1 AND l.is_published AND ($2::uuid[] IS NULL OR l.product_id = ANY($2::uuid[]))
       ORDER BY l.product_id, l.id
     ), free AS (
       SELECT id FROM products JOIN held ON held.product_id = products.id
       WHERE products.pictures <> held.hashes AND (products.picture_shop_id IS NULL OR products.picture_shop_id = $1)
       ORDER BY id FOR NO KEY UPDATE OF products
     )
     UPDATE products SET pictures = held.hashes, picture_shop_id = CASE WHEN held.hashes = '{}' THEN NULL ELSE $1::uuid END
     FROM held JOIN free ON free.id = held.product_id WHERE products.id = held.product_id`,
    [shopId, productIds],
  );
}

/** Takes a shop's pictures from all products; each then shows those of another approved shop that sells it, where one has some. */
export async function dropPictures(sql: Sql, shopId: string): Promise<void> {
  await sql.query(
    `WITH lost AS (SELECT id FROM products WHERE picture_shop_id = $1 ORDER BY id FOR NO KEY UPDATE),
     next AS (
       SELECT DISTINCT ON (lost.id) lost.id, l.shop_id, held.hashes
       FROM lost JOIN listings l ON l.product_id = lost.id AND l.is_published AND l.shop_id <> $1
       JOIN shops s ON s.id = l.shop_id AND s.status = 'approved'
       CROSS JOIN LATERAL (SELECT ${HELD_PICTURES} AS hashes) AS held
       WHERE held.hashes <> '{}' ORDER BY lost.id, s.created_at, l.shop_id, l.id
     )
     UPDATE products SET pictures = coalesce(next.hashes, '{}'), picture_shop_id = next.shop_id
     FROM lost LEFT JOIN next ON next.id = lost.id WHERE products.id = lost.id`,
    [shopId],
  );
}
