import type { ShopDb } from '../db/open.ts';

/** A picture as it is kept. */
export type PictureRow = { productId: string; mime: string; content: Buffer };

/** A picture of a visible product, or undefined. */
export function pictureRow(db: ShopDb, id: string): PictureRow | undefined {
  return db
    .statement<[string], PictureRow>(
      `SELECT i.product_id AS productId, i.mime, i.content FROM product_pictures AS i
       JOIN products AS p ON p.id = i.product_id WHERE i.id = ? AND p.pending_import_id IS NULL`,
    )
    .get(id);
}

/** Adds a picture after the product's others. */
export function insertPicture(db: ShopDb, id: string, picture: PictureRow): void {
  db.statement(
    `INSERT INTO product_pictures (id, product_id, position, mime, content) VALUES (@id, @productId,
       (SELECT coalesce(max(position) + 1, 0) FROM product_pictures WHERE product_id = @productId), @mime, @content)`,
  ).run({ id, ...picture });
}

/** Removes a picture. */
export function deletePicture(db: ShopDb, id: string): void {
  db.statement('DELETE FROM product_pictures WHERE id = ?').run(id);
}
