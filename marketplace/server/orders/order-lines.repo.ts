import type { Sql } from '../db/market-db.ts';
import type { MarkedDown } from '../texts/order-texts.ts';

/** A line as the moves of an order need it; quantities in packs, `reserved` in base units. */
export type LineRow = {
  line_no: number;
  listing_id: string;
  base_quantity: number;
  price: number;
  asked: number;
  quantity: number;
  amount: number;
  reserved: number;
  substitute_for: number | null;
};

/** A new line; `asked` is 0 for one that the shop proposes. */
export type NewLine = {
  lineNo: number;
  listingId: string;
  productId: string;
  nameBn: string;
  nameEn: string;
  drugClass: string;
  /** The day short-dated goods expire that were offered marked down; null for any others. */
  nearExpiry: string | null;
  packId: string;
  packUnit: string;
  packLabel: string;
  baseQuantity: number;
  price: number;
  asked: number;
  quantity: number;
  amount: number;
  reserved: number;
  substituteFor: number | null;
};

/** Writes lines of an order. */
export async function insertLines(
  sql: Sql,
  orderId: string,
  shopId: string,
  lines: readonly NewLine[],
): Promise<void> {
  await sql.query(
    `INSERT INTO order_lines (order_id, shop_id, line_no, listing_id, product_id, name_bn, name_en, drug_class, pack_id, pack_unit, pack_label,
       base_quantity, price, asked, quantity, amount, reserved, substitute_for, near_expiry)
     SELECT $1, $2, l."lineNo", l."listingId", l."productId", l."nameBn", l."nameEn", l."drugClass", l."packId", l."packUnit", l."packLabel",
       l."baseQuantity", l.price, l.asked, l.quantity, l.amount, l.reserved, l."substituteFor", l."nearExpiry"
     FROM jsonb_to_recordset($3::text::jsonb) AS l ("lineNo" integer, "listingId" uuid, "productId" uuid, "nameBn" text, "nameEn" text,
       "drugClass" text, "packId" uuid, "packUnit" text, "packLabel" text, "baseQuantity" integer, price bigint, asked integer,
       quantity integer, amount bigint, reserved integer, "substituteFor" integer, "nearExpiry" date)`,
    [orderId, shopId, JSON.stringify(lines)],
  );
}

/** The lines of an order, in order. */
export async function readLines(sql: Sql, orderId: string): Promise<LineRow[]> {
  return sql.query(
    `SELECT line_no, listing_id, base_quantity, price, asked, quantity, amount, reserved, substitute_for
     FROM order_lines WHERE order_id = $1 ORDER BY line_no`,
    [orderId],
  );
}

/** What of an order are short-dated goods marked down, with the day they expire. */
export async function readMarkedDown(sql: Sql, orderId: string): Promise<MarkedDown[]> {
  return sql.query(
    `SELECT name_bn AS "nameBn", name_en AS "nameEn", to_char(near_expiry, 'YYYY-MM-DD') AS expiry
     FROM order_lines WHERE order_id = $1 AND near_expiry IS NOT NULL AND quantity > 0 ORDER BY line_no`,
    [orderId],
  );
}

/** Changes how much of a line there is and is held. */
export async function updateLine(
  sql: Sql,
  orderId: string,
  line: { lineNo: number; quantity: number; amount: number; reserved: number },
): Promise<void> {
  await sql.query(
    'UPDATE order_lines SET quantity = $3, amount = $4, reserved = $5 WHERE order_id = $1 AND line_no = $2',
    [orderId, line.lineNo, line.quantity, line.amount, line.reserved],
  );
}

/** Holds nothing for the order any more. */
export async function clearReserved(sql: Sql, orderId: string): Promise<void> {
  await sql.query('UPDATE order_lines SET reserved = 0 WHERE order_id = $1 AND reserved > 0', [orderId]);
}
