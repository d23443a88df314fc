import type { PaymentMethod } from '../../../shared/marketplace/order.ts';
import type { OrderActor, OrderStatus } from '../../../shared/marketplace/order-status.ts';
import type { Sql } from '../db/market-db.ts';

/** Where the money of an order is. */
export type PaymentStatus = 'unpaid' | 'pending' | 'paid' | 'failed' | 'refund-due' | 'refunded';

/** An order as its moves need it, with how its customer is reached. */
export type OrderRow = {
  id: string;
  shop_id: string;
  account_id: string;
  code: string;
  pickup_code: string;
  wrong_codes: number;
  new_codes: number;
  status: OrderStatus;
  version: number;
  fulfilment: 'pickup' | 'delivery';
  customer_phone: string;
  payment: PaymentMethod;
  payment_status: PaymentStatus;
  discount: number;
  promo_code: string;
  promo_percent_bp: number | null;
  promo_amount: number | null;
  delivery_fee: number;
  total: number;
  paid: number;
  shop_note: string;
  receipt_code: string;
  needs_prescription: boolean;
  asked_hash: string;
  answer_by: Date | null;
  refund_held_until: Date | null;
  answer_minutes: number;
  shop_name_bn: string;
  shop_name_en: string;
  shop_phone: string;
  email: string;
  language: 'bn' | 'en';
};

const ORDER = `SELECT o.*, s.answer_minutes, s.name_bn AS shop_name_bn, s.name_en AS shop_name_en, s.phone AS shop_phone, a.email, a.language
  FROM orders o JOIN shops s ON s.id = o.shop_id JOIN accounts a ON a.id = o.account_id`;

/** An order, without a lock; null where there is none. */
export async function findOrder(sql: Sql, orderId: string): Promise<OrderRow | null> {
  const [row] = await sql.query<OrderRow>(`${ORDER} WHERE o.id = $1`, [orderId]);
  return row ?? null;
}

/** An order that nobody else changes until the transaction ends; null where there is none. */
export async function lockOrder(sql: Sql, orderId: string): Promise<OrderRow | null> {
  const [row] = await sql.query<OrderRow>(`${ORDER} WHERE o.id = $1 FOR UPDATE OF o`, [orderId]);
  return row ?? null;
}

/** The next place in a shop's feed. Until the transaction ends no other of this shop's orders gets one, so take it last. */
export async function nextFeedSeq(sql: Sql, shopId: string): Promise<number> {
  const [row] = await sql.query<{ feed_seq: number }>(
    `INSERT INTO shop_links (shop_id, feed_seq) VALUES ($1, 1)
     ON CONFLICT (shop_id) DO UPDATE SET feed_seq = shop_links.feed_seq + 1 RETURNING feed_seq`,
    [shopId],
  );
  if (!row) throw new Error('no place in the feed');
  return row.feed_seq;
}

/** What a new order is written from; money paisa, moments UTC ms. */
export type NewOrder = {
  id: string;
  shopId: string;
  accountId: string;
  code: string;
  pickupCode: string;
  status: OrderStatus;
  feedSeq: number;
  fulfilment: string;
  name: string;
  phone: string;
  address: string;
  place: { lat: number; lng: number } | null;
  note: string;
  payment: string;
  subtotal: number;
  discount: number;
  promo: { code: string; percentBp: number | null; amount: number | null } | null;
  deliveryFee: number;
  total: number;
  needsPrescription: boolean;
  answerBy: number | null;
  askedHash: string;
  now: number;
};

/** Writes a new order at version 1; false where its id is taken. */
export async function insertOrder(sql: Sql, order: NewOrder): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO orders (id, shop_id, account_id, code, pickup_code, status, feed_seq, fulfilment, customer_name, customer_phone, address, place,
       note, payment, payment_status, subtotal, discount, promo_code, promo_percent_bp, promo_amount, delivery_fee, total,
       needs_prescription, answer_by, asked_hash, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ST_SetSRID(ST_MakePoint($12::float8, $13::float8), 4326)::geography,
       $14, $15, 'unpaid', $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $26)
     ON CONFLICT (id) DO NOTHING RETURNING 1`,
    [
      order.id,
      order.shopId,
      order.accountId,
      order.code,
      order.pickupCode,
      order.status,
      order.feedSeq,
      order.fulfilment,
      order.name,
      order.phone,
      order.address,
      order.place?.lng ?? null,
      order.place?.lat ?? null,
      order.note,
      order.payment,
      order.subtotal,
      order.discount,
      order.promo?.code ?? '',
      order.promo?.percentBp ?? null,
      order.promo?.amount ?? null,
      order.deliveryFee,
      order.total,
      order.needsPrescription,
      order.answerBy === null ? null : new Date(order.answerBy),
      order.askedHash,
      new Date(order.now),
    ],
  );
  return rows.length > 0;
}

/** What of an order can change after it was placed. */
export type OrderState = {
  status: OrderStatus;
  answerBy: number | null;
  shopNote: string;
  receiptCode: string;
  paymentStatus: PaymentStatus;
  discount: number;
  subtotal: number | null;
  total: number;
  paid: number;
  refundHeldUntil: number | null;
};

/** Writes the next version of an order. */
export async function updateOrder(
  sql: Sql,
  orderId: string,
  state: OrderState,
  place: { version: number; feedSeq: number; now: number },
): Promise<void> {
  await sql.query(
    `UPDATE orders SET status = $2, answer_by = $3, shop_note = $4, receipt_code = $5, payment_status = $6, discount = $7,
       subtotal = coalesce($8::bigint, subtotal), total = $9, paid = $10, version = $11, feed_seq = $12, updated_at = $13,
       refund_held_until = $14 WHERE id = $1`,
    [
      orderId,
      state.status,
      state.answerBy === null ? null : new Date(state.answerBy),
      state.shopNote,
      state.receiptCode,
      state.paymentStatus,
      state.discount,
      state.subtotal,
      state.total,
      state.paid,
      place.version,
      place.feedSeq,
      new Date(place.now),
      state.refundHeldUntil === null ? null : new Date(state.refundHeldUntil),
    ],
  );
}

/** Adds to the history of an order; `seq` is the version that the event made. */
export async function insertEvent(
  sql: Sql,
  event: { orderId: string; seq: number; at: number; status: OrderStatus; by: OrderActor; note: string },
): Promise<void> {
  await sql.query(
    'INSERT INTO order_events (order_id, seq, at, status, by, note) VALUES ($1, $2, $3, $4, $5, $6)',
    [event.orderId, event.seq, new Date(event.at), event.status, event.by, event.note],
  );
}

/** Who cancelled an order; null where nobody did. */
export async function readEndedBy(sql: Sql, orderId: string): Promise<OrderActor | null> {
  const [row] = await sql.query<{ by: OrderActor }>(
    `SELECT by FROM order_events WHERE order_id = $1 AND status = 'cancelled' ORDER BY seq LIMIT 1`,
    [orderId],
  );
  return row?.by ?? null;
}

/** Counts a pickup code that was wrong. */
export async function countWrongCode(sql: Sql, orderId: string): Promise<void> {
  await sql.query('UPDATE orders SET wrong_codes = wrong_codes + 1 WHERE id = $1', [orderId]);
}

/** Another pickup code, at which nobody has guessed yet. */
export async function putPickupCode(sql: Sql, orderId: string, code: string): Promise<void> {
  await sql.query(
    'UPDATE orders SET pickup_code = $2, wrong_codes = 0, new_codes = new_codes + 1 WHERE id = $1',
    [orderId, code],
  );
}

/** The order holds medicine on prescription from now on. */
export async function askPrescription(sql: Sql, orderId: string): Promise<void> {
  await sql.query('UPDATE orders SET needs_prescription = true WHERE id = $1', [orderId]);
}

/** Orders of one account are placed one after the other: until the transaction ends no other gets past here. */
export async function lockCustomer(sql: Sql, accountId: string): Promise<void> {
  await sql.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
}

/** How many orders of an account are not at their end. */
export async function countOpenOrders(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM orders WHERE account_id = $1 AND status NOT IN ('completed', 'rejected', 'cancelled', 'expired')`,
    [accountId],
  );
  return row?.n ?? 0;
}

/** The order that an answer of this shop was carried out on, and the hash of what it said; null where there was none. */
export async function findAnswered(
  sql: Sql,
  shopId: string,
  answerId: string,
): Promise<{ orderId: string; saidHash: string } | null> {
  const [row] = await sql.query<{ orderId: string; saidHash: string }>(
    'SELECT order_id AS "orderId", said_hash AS "saidHash" FROM shop_answers WHERE shop_id = $1 AND answer_id = $2',
    [shopId, answerId],
  );
  return row ?? null;
}

/** Notes that an answer is carried out. */
export async function insertAnswer(
  sql: Sql,
  answer: { shopId: string; answerId: string; orderId: string; saidHash: string; at: number },
): Promise<void> {
  await sql.query(
    'INSERT INTO shop_answers (shop_id, answer_id, order_id, said_hash, at) VALUES ($1, $2, $3, $4, $5)',
    [answer.shopId, answer.answerId, answer.orderId, answer.saidHash, new Date(answer.at)],
  );
}

/** Orders whose time was over at `now`, longest ago first. */
export async function readOverdue(
  sql: Sql,
  now: number,
  limit: number,
): Promise<{ id: string; version: number }[]> {
  return sql.query('SELECT id, version FROM orders WHERE answer_by <= $1 ORDER BY answer_by LIMIT $2', [
    new Date(now),
    limit,
  ]);
}
