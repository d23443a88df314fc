import type { Sql } from '../db/market-db.ts';

/** A review with what is shown beside it. */
export type ReviewRow = {
  id: string;
  order_id: string;
  shop_id: string;
  account_id: string;
  stars: number;
  text: string;
  reply: string;
  replied_at: Date | null;
  is_hidden: boolean;
  created_at: Date;
  customer_name: string;
  order_code: string;
};

const REVIEW = `SELECT r.*, a.name AS customer_name, o.code AS order_code
  FROM reviews r JOIN accounts a ON a.id = r.account_id JOIN orders o ON o.id = r.order_id`;

/** A review by its id, or null. */
export async function findReview(sql: Sql, reviewId: string): Promise<ReviewRow | null> {
  const [row] = await sql.query<ReviewRow>(`${REVIEW} WHERE r.id = $1`, [reviewId]);
  return row ?? null;
}

/** The review of an order, or null. */
export async function findByOrder(sql: Sql, orderId: string): Promise<ReviewRow | null> {
  const [row] = await sql.query<ReviewRow>(`${REVIEW} WHERE r.order_id = $1`, [orderId]);
  return row ?? null;
}

/** Reviews of a shop that are not hidden, newest first, and how many there are. */
export async function readReviews(
  sql: Sql,
  shopId: string,
  page: { offset: number; limit: number },
): Promise<{ rows: ReviewRow[]; total: number }> {
  const rows = await sql.query<ReviewRow>(
    `${REVIEW} WHERE r.shop_id = $1 AND NOT r.is_hidden ORDER BY r.created_at DESC, r.id DESC OFFSET $2 LIMIT $3`,
    [shopId, page.offset, page.limit],
  );
  const [count] = await sql.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM reviews WHERE shop_id = $1 AND NOT is_hidden',
    [shopId],
  );
  return { rows, total: count?.n ?? 0 };
}

/** Sum and number of the stars of a shop. */
export async function readRating(sql: Sql, shopId: string): Promise<{ sum: number; count: number }> {
  const [row] = await sql.query<{ sum: number; count: number }>(
    'SELECT rating_sum AS sum, rating_count AS count FROM shops WHERE id = $1',
    [shopId],
  );
  return row ?? { sum: 0, count: 0 };
}

/** Adds the stars of one more review to a shop's rating. */
export async function addToRating(sql: Sql, shopId: string, stars: number): Promise<void> {
  await sql.query(
    'UPDATE shops SET rating_sum = rating_sum + $2, rating_count = rating_count + 1 WHERE id = $1',
    [shopId, stars],
  );
}

/** Writes a review; false where the order has one. */
export async function insertReview(
  sql: Sql,
  review: {
    id: string;
    orderId: string;
    shopId: string;
    accountId: string;
    stars: number;
    text: string;
    now: number;
  },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO reviews (id, order_id, shop_id, account_id, stars, text, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (order_id) DO NOTHING RETURNING 1`,
    [
      review.id,
      review.orderId,
      review.shopId,
      review.accountId,
      review.stars,
      review.text,
      new Date(review.now),
    ],
  );
  return rows.length > 0;
}

/** Writes the shop's reply to a review of this shop; false where it has no such review. */
export async function saveReply(
  sql: Sql,
  shopId: string,
  reviewId: string,
  text: string,
  now: number,
): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE reviews SET reply = $3, replied_at = $4 WHERE id = $2 AND shop_id = $1 RETURNING 1',
    [shopId, reviewId, text, text === '' ? null : new Date(now)],
  );
  return rows.length > 0;
}

/** Notes that an account reported a review; once each. */
export async function insertReport(
  sql: Sql,
  report: { reviewId: string; accountId: string; reason: string; now: number },
): Promise<void> {
  await sql.query(
    `INSERT INTO review_reports (review_id, account_id, reason, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [report.reviewId, report.accountId, report.reason, new Date(report.now)],
  );
}

/** True where the shop is the account's own. */
export async function isOwnShop(sql: Sql, shopId: string, accountId: string): Promise<boolean> {
  return (
    (await sql.query('SELECT 1 FROM shops WHERE id = $1 AND owner_id = $2', [shopId, accountId])).length > 0
  );
}
