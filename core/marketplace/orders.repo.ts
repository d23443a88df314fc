import { paidAhead } from '../../shared/cart/order-due.ts';
import type { PromisedGoods } from '../../shared/cart/promised.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';

/** An order as the marketplace last said it, with what the shop made of it. */
export type KeptOrder = {
  order: OrderDto;
  seq: number;
  /** Its cart, from when it was first accepted; there is a draft of it only while the order waits at the till. */
  draftId: string | null;
  saleId: string | null;
  givenCode: string | null;
  /** Whether its goods may be handed over: the code is right, could not be asked about, or somebody answers for it. */
  codeState: 'none' | 'right' | 'unchecked' | 'approved';
  /** Who answers for goods that go out without the code. */
  approvedBy: string | null;
  /** Code of what went wrong; '' for nothing. */
  problem: string;
  receivedAt: number;
};

type OrderRow = Omit<KeptOrder, 'order'> & { content: string };

const COLUMNS = `SELECT content, seq, draft_id AS draftId, sale_id AS saleId, given_code AS givenCode,
  code_state AS codeState, approved_by AS approvedBy, problem, received_at AS receivedAt`;
const SELECT = `${COLUMNS} FROM market_orders`;
/** Statuses in which nothing can happen any more, for SQL. */
const FINAL = "('completed', 'rejected', 'cancelled', 'expired')";

const orderOf = ({ content, ...row }: OrderRow): KeptOrder => ({
  ...row,
  order: JSON.parse(content) as OrderDto,
});

/** The order; undefined when there is none. */
export function findOrder(db: ShopDb, id: string): KeptOrder | undefined {
  const row = db.statement<[string], OrderRow>(`${SELECT} WHERE id = ?`).get(id);
  return row && orderOf(row);
}

/** The order. Throws NOT_FOUND_RECORD. */
export function requireOrder(db: ShopDb, id: string): KeptOrder {
  const kept = findOrder(db, id);
  if (!kept) throw new Refusal('NOT_FOUND_RECORD', { entity: 'order', id });
  return kept;
}

/** The order whose held cart (and later sale) has this id; undefined for an ordinary one. */
export function findOrderOfDraft(db: ShopDb, draftId: string): KeptOrder | undefined {
  const row = db.statement<[string], OrderRow>(`${SELECT} WHERE draft_id = ?`).get(draftId);
  return row && orderOf(row);
}

/** Number and customer of the order whose cart this is; null for an ordinary one. */
export function nameOfCart(db: ShopDb, draftId: string): Pick<OrderDto, 'code' | 'customerName'> | null {
  return (
    db
      .statement<[string], Pick<OrderDto, 'code' | 'customerName'>>(
        "SELECT code, content ->> 'customerName' AS customerName FROM market_orders WHERE draft_id = ?",
      )
      .get(draftId) ?? null
  );
}

/** Paisa that were paid online for the order whose cart this is; 0 for an ordinary one. */
export function paidForCart(db: ShopDb, draftId: string): Paisa {
  const kept = findOrderOfDraft(db, draftId);
  return kept ? paidAhead(kept.order) : paisa(0);
}

/** Ids of the orders something can still happen to or has gone wrong with; each part by an index of those alone. */
const ASKING = `SELECT id FROM market_orders WHERE status NOT IN ${FINAL}
  UNION SELECT id FROM market_orders WHERE problem <> ''
  UNION SELECT order_id FROM market_answers WHERE status IN ('due', 'sending')`;

/** Orders, newest first: those something can still happen to or has gone wrong with, the ones that wait for the shop's answer before the others; or all. */
export function listKept(
  db: ShopDb,
  { open, offset, limit }: { open: boolean; offset: number; limit: number },
): { items: KeptOrder[]; total: number } {
  // CROSS JOIN keeps SQLite from walking all orders ever received for the sake of their order.
  const from = open ? `(${ASKING}) AS asking CROSS JOIN market_orders USING (id)` : 'market_orders';
  const urgent = open
    ? `(status = 'requested' AND NOT EXISTS (SELECT 1 FROM market_answers AS a
         WHERE a.order_id = market_orders.id AND a.status IN ('due', 'sending'))) DESC,`
    : '';
  const items = db
    .statement<[number, number], OrderRow>(
      `${COLUMNS} FROM ${from} ORDER BY ${urgent} received_at DESC, id DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset)
    .map(orderOf);
  const counted = open ? `(${ASKING})` : 'market_orders';
  const total = db.statement<[], { n: number }>(`SELECT count(*) AS n FROM ${counted}`).get()?.n ?? 0;
  return { items, total };
}

/** Held carts that wait at the till for an order that is not over. */
export function cartsOfOpenOrders(db: ShopDb): string[] {
  return db
    .statement<[], { draftId: string }>(
      `SELECT draft_id AS draftId FROM market_orders WHERE status NOT IN ${FINAL} AND draft_id IS NOT NULL`,
    )
    .all()
    .map(({ draftId }) => draftId);
}

/** Keeps what the marketplace says of an order; what the shop made of it stays. */
export function putOrder(db: ShopDb, order: OrderDto, seq: number, now: number): void {
  db.statement(
    `INSERT INTO market_orders (id, seq, code, status, version, content, received_at, updated_at)
     VALUES (@id, @seq, @code, @status, @version, @content, @now, @now)
     ON CONFLICT (id) DO UPDATE SET seq = max(seq, excluded.seq), code = excluded.code, status = excluded.status,
       version = excluded.version, content = excluded.content, updated_at = excluded.updated_at`,
  ).run({
    id: order.id,
    seq,
    code: order.code,
    status: order.status,
    version: order.version,
    content: JSON.stringify(order),
    now,
  });
}

/** Ties a held cart to the order. */
export function setOrderDraft(db: ShopDb, id: string, draftId: string): void {
  db.statement('UPDATE market_orders SET draft_id = ? WHERE id = ?').run(draftId, id);
}

/** The held cart of the order was rung up. */
export function setOrderSale(db: ShopDb, id: string, saleId: string): void {
  db.statement('UPDATE market_orders SET sale_id = ? WHERE id = ?').run(saleId, id);
}

/** Keeps by what the goods of an order may be handed over. */
export function setHandOver(
  db: ShopDb,
  id: string,
  by: Pick<KeptOrder, 'codeState' | 'givenCode' | 'approvedBy'>,
): void {
  db.statement('UPDATE market_orders SET code_state = ?, given_code = ?, approved_by = ? WHERE id = ?').run(
    by.codeState,
    by.givenCode,
    by.approvedBy,
    id,
  );
}

/** Notes what went wrong with the order; '' that all is well. */
export function setProblem(db: ShopDb, id: string, problem: string): void {
  db.statement('UPDATE market_orders SET problem = ? WHERE id = ?').run(problem, id);
}

/** Replaces what is promised to the order, base units by product. */
export function putReservations(db: ShopDb, id: string, quantities: ReadonlyMap<string, number>): void {
  db.statement('DELETE FROM market_reservations WHERE order_id = ?').run(id);
  for (const [productId, quantity] of quantities)
    db.statement('INSERT INTO market_reservations (order_id, product_id, quantity) VALUES (?, ?, ?)').run(
      id,
      productId,
      quantity,
    );
}

/** What is promised of a product to an open order, base units, with the order's code and cart. */
export type Reservation = {
  orderId: string;
  productId: string;
  quantity: number;
  code: string;
  draftId: string | null;
};

/** What is promised of each product to open orders, earliest order first. */
export function reservations(db: ShopDb): Reservation[] {
  return db
    .statement<[], Reservation>(
      `SELECT r.order_id AS orderId, r.product_id AS productId, r.quantity, o.code, o.draft_id AS draftId FROM market_reservations AS r
       JOIN market_orders AS o ON o.id = r.order_id ORDER BY o.received_at, o.id LIMIT 5000`,
    )
    .all();
}

/** What open orders wait for of these products, each with its order's cart. */
export function promisedGoods(db: ShopDb, productIds: readonly string[]): PromisedGoods[] {
  return db
    .statement<[string], PromisedGoods>(
      `SELECT r.product_id AS productId, o.draft_id AS draftId, r.quantity FROM json_each(?) AS asked
       CROSS JOIN market_reservations AS r ON r.product_id = asked.value JOIN market_orders AS o ON o.id = r.order_id`,
    )
    .all(JSON.stringify(productIds));
}

/** The till that held carts of the marketplace are written down for; every till can take them up. */
export function firstTill(db: ShopDb): number {
  return db.statement<[], { id: number }>('SELECT min(id) AS id FROM tills').get()?.id ?? 1;
}

/** What is on hand of a product, base units, without quarantined and expired batches. */
export function onShelf(db: ShopDb, productId: string, today: string): number {
  return (
    db
      .statement<[string, string], { n: number | null }>(
        `SELECT sum(on_hand) AS n FROM batches WHERE product_id = ? AND on_hand <> 0 AND status = 'ok' AND coalesce(expiry, '9999') >= ?`,
      )
      .get(productId, today)?.n ?? 0
  );
}

/** Orders that came to nothing after the shop took them on, and nobody has seen it; and those whose goods went out on a code that proved wrong. */
export function countOverOrders(db: ShopDb): number {
  return (
    db
      .statement<[], { n: number }>(
        `SELECT count(*) AS n FROM market_orders WHERE problem <> '' AND (
           problem IN ('CANCELLED_AFTER_ACCEPT', 'CART_OPEN', 'CANCELLED_AFTER_SALE') AND status IN ${FINAL}
           OR problem = 'WRONG_CODE' AND sale_id IS NOT NULL AND status NOT IN ${FINAL})`,
      )
      .get()?.n ?? 0
  );
}

/** Orders that wait for the shop's first answer. */
export function countNewOrders(db: ShopDb): number {
  return (
    db
      .statement<[], { n: number }>(
        `SELECT count(*) AS n FROM market_orders AS o WHERE o.status = 'requested' AND NOT EXISTS
           (SELECT 1 FROM market_answers AS a WHERE a.order_id = o.id AND a.status IN ('due', 'sending'))`,
      )
      .get()?.n ?? 0
  );
}
