import type { ShopDb } from '../db/open.ts';

/** SQL that begins to note products `p` for the marketplace, at `@now`; what follows it says which. */
export const NOTE_PRODUCTS =
  "INSERT INTO outbox (topic, key, version, status, retry_at, changed_at) SELECT 'availability', p.id, 1, 'due', @now, @now";
/** SQL that ends it: a product that was noted before is due under its next version. */
export const OR_AGAIN = `ON CONFLICT (topic, key) DO UPDATE SET version = version + 1, status = 'due', attempts = 0,
  retry_at = excluded.retry_at, changed_at = excluded.changed_at, last_error = ''`;

/**
 * Notes that the marketplace must hear of a product: call it in the transaction that changes what a buyer sees of it (stock, price,
 * MRP, text, picture, whether it is sold or published at all). Products that are not published are left alone, unless they were
 * until this transaction (`wasPublished`): then the marketplace must hear that they are gone.
 */
export function noteAvailability(db: ShopDb, productId: string, now: number, wasPublished = false): void {
  db.statement(
    `${NOTE_PRODUCTS} FROM products AS p WHERE p.id = @productId AND (p.is_published = 1 OR @wasPublished = 1) ${OR_AGAIN}`,
  ).run({ productId, now, wasPublished: wasPublished ? 1 : 0 });
}

/** The same for all published products of a category and of those below it, whose names stand beside the goods. */
export function noteCategory(db: ShopDb, categoryId: string, now: number): void {
  db.statement(
    `WITH RECURSIVE below (id) AS (VALUES (@categoryId) UNION SELECT c.id FROM categories AS c JOIN below ON c.parent_id = below.id)
     ${NOTE_PRODUCTS} FROM products AS p WHERE p.category_id IN (SELECT id FROM below) AND p.is_published = 1 ${OR_AGAIN}`,
  ).run({ categoryId, now });
}
