import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';
import { NOTE_PRODUCTS, OR_AGAIN } from '../stock/index.ts';

/** For which day the marketplace was last told what changes with the date alone; null: never. */
export function readNotedDay(db: ShopDb): BusinessDay | null {
  return db.statement<[], { day: BusinessDay | null }>('SELECT day FROM market_noting').get()?.day ?? null;
}

/** Keeps the day that was told. */
export function putNotedDay(db: ShopDb, day: BusinessDay): void {
  db.statement('UPDATE market_noting SET day = ?').run(day);
}

/** Has everything published told anew, from the first product on. */
export function beginNoting(db: ShopDb): void {
  db.statement('UPDATE market_noting SET after_seq = -1').run();
}

/** Notes the next published products, at most `limit`; false where none are left, or nothing is being told anew. */
export function noteNext(db: ShopDb, limit: number, now: number): boolean {
  const after = db
    .statement<[], { seq: number | null }>('SELECT after_seq AS seq FROM market_noting')
    .get()?.seq;
  if (after == null) return false;
  const last =
    db
      .statement<[number, number], { last: number | null }>(
        'SELECT max(seq) AS last FROM (SELECT seq FROM products WHERE is_published = 1 AND seq > ? ORDER BY seq LIMIT ?)',
      )
      .get(after, limit)?.last ?? null;
  db.statement('UPDATE market_noting SET after_seq = ?').run(last);
  if (last === null) return false;
  db.statement(
    `${NOTE_PRODUCTS} FROM products AS p WHERE p.is_published = 1 AND p.seq > @after AND p.seq <= @last ${OR_AGAIN}`,
  ).run({ now, after, last });
  return true;
}

/**
 * Notes published products that have goods, or a newest empty batch (it may give the price of what is sold out), with an expiry from `first` on and
 * before `end`; answers how many.
 */
export function noteExpiring(
  db: ShopDb,
  span: { now: number; first: BusinessDay; end: BusinessDay },
): number {
  return db
    .statement(
      `${NOTE_PRODUCTS} FROM products AS p WHERE p.is_published = 1 AND (
         EXISTS (SELECT 1 FROM batches AS b
           WHERE b.product_id = p.id AND b.on_hand <> 0 AND b.status = 'ok' AND b.expiry >= @first AND b.expiry < @end)
         OR EXISTS (SELECT 1 FROM batches AS b
           WHERE b.status = 'ok' AND b.expiry >= @first AND b.expiry < @end AND b.id = (
             SELECT id FROM batches WHERE product_id = p.id AND on_hand = 0 ORDER BY received_at DESC, id DESC LIMIT 1))
       ) ${OR_AGAIN}`,
    )
    .run(span).changes;
}
