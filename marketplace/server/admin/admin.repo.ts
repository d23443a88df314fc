import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import type { Sql } from '../db/market-db.ts';
import { OWN_SHOP, ownShopOf } from '../shops/index.ts';

type Page = { offset: number; limit: number };
type ShopItem = OwnShopDto & { ownerName: string; ownerEmail: string; createdAt: number };
type ShopItemRow = Parameters<typeof ownShopOf>[0] & {
  owner_name: string;
  owner_email: string;
  created_at: Date;
};

const IS_ASKED = `s.status = $1 AND strpos(lower(s.name_bn || ' ' || s.name_en), lower($2)) > 0`;

/** Shops in a status whose name has `name` in it, oldest first, with who owns them. */
export async function listShops(
  sql: Sql,
  { status, name, limit, offset }: Page & { status: OwnShopDto['status']; name: string },
): Promise<{ items: ShopItem[]; total: number }> {
  const rows = await sql.query<ShopItemRow>(
    `SELECT ${OWN_SHOP}, a.name AS owner_name, a.email AS owner_email, s.created_at
     FROM shops s JOIN shop_links l ON l.shop_id = s.id JOIN accounts a ON a.id = s.owner_id
     WHERE ${IS_ASKED} ORDER BY s.created_at, s.id LIMIT $3 OFFSET $4`,
    [status, name, limit, offset],
  );
  const [count] = await sql.query<{ total: number }>(
    `SELECT count(*) AS total FROM shops s WHERE ${IS_ASKED}`,
    [status, name],
  );
  const items = rows.map((row) => ({
    ...ownShopOf(row),
    ownerName: row.owner_name,
    ownerEmail: row.owner_email,
    createdAt: row.created_at.getTime(),
  }));
  return { items, total: count?.total ?? 0 };
}

/** Writes the administrators' decision over the version it was made on; false where the shop changed meanwhile. */
export async function setShopStatus(
  sql: Sql,
  shop: { id: string; version: number; status: OwnShopDto['status']; reason: string },
): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE shops SET status = $3, status_reason = $4, version = version + 1, approved_place = CASE $3 WHEN 'approved' THEN place ELSE approved_place END
     WHERE id = $1 AND version = $2 RETURNING 1`,
    [shop.id, shop.version, shop.status, shop.reason],
  );
  return rows.length > 0;
}

/** Where and in which language a shop's owner reads mail. */
export async function findOwnerMail(
  sql: Sql,
  shopId: string,
): Promise<{ email: string; language: 'bn' | 'en' } | undefined> {
  const [row] = await sql.query<{ email: string; language: 'bn' | 'en' }>(
    'SELECT a.email, a.language FROM shops s JOIN accounts a ON a.id = s.owner_id WHERE s.id = $1',
    [shopId],
  );
  return row;
}

type ReportedReview = {
  reviewId: string;
  shopName: string;
  stars: number;
  text: string;
  reports: number;
  reasons: string[];
  createdAt: number;
};
type ReportRow = {
  review_id: string;
  name_bn: string;
  name_en: string;
  stars: number;
  text: string;
  reports: number;
  reasons: string[];
  created_at: Date;
};

/** Reviews with reports that nobody decided, longest reported first. */
export async function listReports(sql: Sql, page: Page): Promise<{ items: ReportedReview[]; total: number }> {
  const rows = await sql.query<ReportRow>(
    `SELECT r.id AS review_id, s.name_bn, s.name_en, r.stars, r.text, r.created_at, count(*) AS reports,
       (array_agg(p.reason ORDER BY p.created_at))[1:20] AS reasons
     FROM review_reports p JOIN reviews r ON r.id = p.review_id JOIN shops s ON s.id = r.shop_id
     WHERE p.decided_at IS NULL GROUP BY r.id, s.id ORDER BY min(p.created_at), r.id LIMIT $1 OFFSET $2`,
    [page.limit, page.offset],
  );
  const [count] = await sql.query<{ total: number }>(
    'SELECT count(DISTINCT review_id) AS total FROM review_reports WHERE decided_at IS NULL',
  );
  const items = rows.map((row) => ({
    reviewId: row.review_id,
    shopName: row.name_bn || row.name_en,
    stars: row.stars,
    text: row.text,
    reports: row.reports,
    reasons: row.reasons,
    createdAt: row.created_at.getTime(),
  }));
  return { items, total: count?.total ?? 0 };
}

/** Hides or shows a review, its stars counted or not, and settles its reports; false where there is none. */
export async function decideReport(
  sql: Sql,
  decision: { reviewId: string; isHidden: boolean; now: number },
): Promise<boolean> {
  const [review] = await sql.query<{ shop_id: string; stars: number; is_hidden: boolean }>(
    'SELECT shop_id, stars, is_hidden FROM reviews WHERE id = $1 FOR UPDATE',
    [decision.reviewId],
  );
  if (!review) return false;
  if (review.is_hidden !== decision.isHidden) {
    const sign = decision.isHidden ? -1 : 1;
    await sql.query('UPDATE reviews SET is_hidden = $2 WHERE id = $1', [
      decision.reviewId,
      decision.isHidden,
    ]);
    await sql.query(
      'UPDATE shops SET rating_sum = rating_sum + $2, rating_count = rating_count + $3 WHERE id = $1',
      [review.shop_id, sign * review.stars, sign],
    );
  }
  await sql.query('UPDATE review_reports SET decided_at = $2 WHERE review_id = $1 AND decided_at IS NULL', [
    decision.reviewId,
    new Date(decision.now),
  ]);
  return true;
}
