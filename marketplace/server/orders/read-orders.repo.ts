import type { OrderDto, OrderLineDto } from '../../../shared/marketplace/order.ts';
import type { Sql } from '../db/market-db.ts';
import type { OrderRow } from './orders.repo.ts';

type FullRow = OrderRow & {
  customer_name: string;
  address: string;
  lat: number | null;
  lng: number | null;
  note: string;
  subtotal: number;
  feed_seq: number;
  created_at: Date;
  updated_at: Date;
  is_reviewed: boolean;
  trx_id: string | null;
  refund: number;
};
type LineOf = Omit<OrderLineDto, 'substituteFor'> & { orderId: string; substituteFor: number | null };
type EventOf = OrderDto['events'][number] & { orderId: string };

const FULL = `SELECT o.*, ST_Y(o.place::geometry) AS lat, ST_X(o.place::geometry) AS lng,
    s.name_bn AS shop_name_bn, s.name_en AS shop_name_en, s.phone AS shop_phone,
    EXISTS (SELECT 1 FROM reviews r WHERE r.order_id = o.id) AS is_reviewed,
    (SELECT p.trx_id FROM payments p WHERE p.order_id = o.id AND p.received > p.refund_due ORDER BY p.created_at LIMIT 1) AS trx_id,
    -- What is kept back for a shop to answer goes back too, unless the shop completes the order.
    (SELECT coalesce(sum(p.refund_due), 0) FROM payments p WHERE p.order_id = o.id)
      + CASE WHEN o.refund_held_until IS NULL THEN 0 ELSE o.paid END AS refund
  FROM orders o JOIN shops s ON s.id = o.shop_id`;

/** Who looks: only the customer sees the pickup code. */
export type Viewer = 'customer' | 'shop';

function toDto(
  row: FullRow,
  viewer: Viewer,
  parts: Pick<OrderDto, 'lines' | 'events' | 'prescriptionIds'>,
): OrderDto {
  return {
    id: row.id,
    code: row.code,
    shopId: row.shop_id,
    shopNameBn: row.shop_name_bn,
    shopNameEn: row.shop_name_en,
    shopPhone: row.shop_phone,
    customerName: row.customer_name,
    customerPhone: row.customer_phone,
    status: row.status,
    version: row.version,
    fulfilment: row.fulfilment,
    address: row.address,
    place: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    note: row.note,
    shopNote: row.shop_note,
    payment: row.payment,
    paymentStatus: row.payment_status,
    subtotal: row.subtotal,
    discount: row.discount,
    promoCode: row.promo_code,
    deliveryFee: row.delivery_fee,
    total: row.total,
    paid: row.paid,
    refund: row.refund,
    trxId: row.trx_id ?? '',
    needsPrescription: row.needs_prescription,
    pickupCode: viewer === 'customer' && row.fulfilment === 'pickup' ? row.pickup_code : null,
    receiptCode: row.receipt_code,
    answerBy: row.answer_by?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
    isReviewed: row.is_reviewed,
    ...parts,
  };
}

function byOrder<Part extends { orderId: string }>(
  parts: readonly Part[],
): Map<string, Omit<Part, 'orderId'>[]> {
  const map = new Map<string, Omit<Part, 'orderId'>[]>();
  for (const { orderId, ...part } of parts) map.set(orderId, [...(map.get(orderId) ?? []), part]);
  return map;
}

async function complete(sql: Sql, rows: readonly FullRow[], viewer: Viewer): Promise<OrderDto[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const lines = await sql.query<LineOf>(
    `SELECT l.order_id AS "orderId", l.line_no AS "lineNo", l.listing_id AS "listingId", l.product_id AS "productId",
       l.name_bn AS "nameBn", l.name_en AS "nameEn", p.strength, l.pack_id AS "packId", l.pack_unit AS "packUnit",
       l.pack_label AS "packLabel", l.base_quantity AS "baseQuantity", l.price, l.asked, l.quantity, l.amount,
       l.drug_class AS "drugClass", to_char(l.near_expiry, 'YYYY-MM-DD') AS "nearExpiry", l.substitute_for AS "substituteFor"
     FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = ANY($1::uuid[]) ORDER BY l.line_no`,
    [ids],
  );
  const events = await sql.query<Omit<EventOf, 'at'> & { at: Date }>(
    'SELECT order_id AS "orderId", seq, at, status, by, note FROM order_events WHERE order_id = ANY($1::uuid[]) ORDER BY seq',
    [ids],
  );
  const photos = await sql.query<{ orderId: string; id: string }>(
    'SELECT order_id AS "orderId", id FROM prescriptions WHERE order_id = ANY($1::uuid[]) ORDER BY created_at, id',
    [ids],
  );
  const linesOf = byOrder(lines);
  const eventsOf = byOrder(events.map((event) => ({ ...event, at: event.at.getTime() })));
  const photosOf = byOrder(photos);
  return rows.map((row) =>
    toDto(row, viewer, {
      lines: linesOf.get(row.id) ?? [],
      events: eventsOf.get(row.id) ?? [],
      prescriptionIds: (photosOf.get(row.id) ?? []).map((photo) => photo.id),
    }),
  );
}

/** An order of this account as its customer sees it, or null. */
export async function readOwnOrder(sql: Sql, accountId: string, orderId: string): Promise<OrderDto | null> {
  const rows = await sql.query<FullRow>(`${FULL} WHERE o.id = $1 AND o.account_id = $2`, [
    orderId,
    accountId,
  ]);
  return (await complete(sql, rows, 'customer'))[0] ?? null;
}

/** Orders of this account, newest first, and how many there are in all. */
export async function readOwnOrders(
  sql: Sql,
  accountId: string,
  page: { offset: number; limit: number },
): Promise<{ items: OrderDto[]; total: number }> {
  const rows = await sql.query<FullRow>(
    `${FULL} WHERE o.account_id = $1 ORDER BY o.created_at DESC, o.id DESC OFFSET $2 LIMIT $3`,
    [accountId, page.offset, page.limit],
  );
  const [count] = await sql.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM orders WHERE account_id = $1',
    [accountId],
  );
  return { items: await complete(sql, rows, 'customer'), total: count?.n ?? 0 };
}

/** An order of this shop as the shop sees it, or null. */
export async function readShopOrder(sql: Sql, shopId: string, orderId: string): Promise<OrderDto | null> {
  const rows = await sql.query<FullRow>(`${FULL} WHERE o.id = $1 AND o.shop_id = $2`, [orderId, shopId]);
  return (await complete(sql, rows, 'shop'))[0] ?? null;
}

/** The newest place in a shop's feed, 0 before its first order. */
export async function readFeedHead(sql: Sql, shopId: string): Promise<number> {
  const [row] = await sql.query<{ head: number }>(
    'SELECT feed_seq AS head FROM shop_links WHERE shop_id = $1',
    [shopId],
  );
  return row?.head ?? 0;
}

/** This shop's orders that changed after a place in its feed, oldest change first, each once at its newest. */
export async function readFeed(
  sql: Sql,
  shopId: string,
  after: number,
  limit: number,
): Promise<{ seq: number; order: OrderDto }[]> {
  const rows = await sql.query<FullRow>(
    `${FULL} WHERE o.shop_id = $1 AND o.feed_seq > $2 ORDER BY o.feed_seq LIMIT $3`,
    [shopId, after, limit],
  );
  const orders = await complete(sql, rows, 'shop');
  return orders.map((order, index) => ({ seq: rows[index]?.feed_seq ?? 0, order }));
}
