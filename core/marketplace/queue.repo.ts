import type { ShopDb } from '../db/open.ts';

/** A product whose newest state the marketplace must hear of. */
export type QueuedGoods = { productId: string; version: number; attempts: number };

const TOPIC = "topic = 'availability'";

/** Goods that are due, at most `limit`; by the place of the row, because a clock may have been set back since they changed. */
export function dueGoods(db: ShopDb, limit: number): QueuedGoods[] {
  return db
    .statement<[number], QueuedGoods>(
      `SELECT key AS productId, version, attempts FROM outbox
       WHERE status = 'due' AND ${TOPIC} ORDER BY retry_at LIMIT ?`,
    )
    .all(limit);
}

/** Version and status of what the marketplace is to hear of a product; version 0 where it was never noted. */
export function stateOf(db: ShopDb, productId: string): { version: number; status: string } {
  return (
    db
      .statement<[string], { version: number; status: string }>(
        `SELECT version, status FROM outbox WHERE ${TOPIC} AND key = ?`,
      )
      .get(productId) ?? { version: 0, status: '' }
  );
}

/** Takes a version under way; false where it changed meanwhile. */
export function takeGoods(db: ShopDb, { productId, version }: QueuedGoods): boolean {
  return (
    db
      .statement(
        `UPDATE outbox SET status = 'sending', attempts = attempts + 1 WHERE ${TOPIC} AND key = ? AND version = ? AND status = 'due'`,
      )
      .run(productId, version).changes === 1
  );
}

/** The marketplace has this version; a newer one stays due. */
export function finishGoods(db: ShopDb, productId: string, version: number): void {
  db.statement(
    `UPDATE outbox SET status = 'done', attempts = 0, last_error = '' WHERE ${TOPIC} AND key = ? AND version = ? AND status = 'sending'`,
  ).run(productId, version);
}

/** Puts a version aside with the reason, until it is tried again by hand or the goods change; what the marketplace failed on also until `again`. */
export function parkGoods(
  db: ShopDb,
  productId: string,
  version: number,
  reason: string,
  again: number | null = null,
): void {
  db.statement(
    `UPDATE outbox SET status = 'parked', last_error = ?, retry_at = coalesce(?, retry_at) WHERE ${TOPIC} AND key = ? AND version = ? AND status = 'sending'`,
  ).run(reason, again, productId, version);
}

/** What was under way and did not arrive is due again. */
export function returnGoods(db: ShopDb): void {
  db.statement(`UPDATE outbox SET status = 'due' WHERE status = 'sending' AND ${TOPIC}`).run();
}

/** Goods due under a version above `above`, whatever their own was: the marketplace holds another life's. */
export function raiseGoods(db: ShopDb, productId: string, above: number, now: number): void {
  db.statement(
    `INSERT INTO outbox (topic, key, version, status, retry_at, changed_at) VALUES ('availability', @productId, @above + 1, 'due', @now, @now)
     ON CONFLICT (topic, key) DO UPDATE SET version = max(version, @above) + 1, status = 'due', attempts = 0, retry_at = @now, last_error = ''`,
  ).run({ productId, above, now });
}

/** Goods are due again under the same version: the marketplace lost them. */
export function sendAgain(db: ShopDb, productId: string, now: number): void {
  db.statement(`UPDATE outbox SET status = 'due', attempts = 0, retry_at = ? WHERE ${TOPIC} AND key = ?`).run(
    now,
    productId,
  );
}

/** Parked goods are due again: these, or all of them for null. Answers how many. */
export function retryParked(db: ShopDb, productIds: readonly string[] | null, now: number): number {
  return db
    .statement(
      `UPDATE outbox SET status = 'due', attempts = 0, retry_at = @now WHERE ${TOPIC} AND status = 'parked'
       AND (@all = 1 OR key IN (SELECT value FROM json_each(@ids)))`,
    )
    .run({ now, all: productIds === null ? 1 : 0, ids: JSON.stringify(productIds ?? []) }).changes;
}

/** Goods that were parked because the marketplace's shelf for the shop was full are due again, the longest parked first, as many as have room there. */
export function retryFullShelf(db: ShopDb, room: number, now: number): void {
  db.statement(
    `UPDATE outbox SET status = 'due', attempts = 0, retry_at = @now WHERE ${TOPIC} AND key IN
       (SELECT key FROM outbox WHERE ${TOPIC} AND status = 'parked' AND last_error = 'SHELF_FULL' ORDER BY changed_at LIMIT @room)`,
  ).run({ now, room });
}

/** Goods and pictures that the marketplace failed on are due again: it may have been mended since. Tries are not counted anew, so that they hold up nothing once more. */
export function retryTroubled(db: ShopDb, now: number): void {
  db.statement(
    `UPDATE outbox SET status = 'due', retry_at = @now WHERE ${TOPIC} AND status = 'parked' AND last_error = 'SERVER_TROUBLE'`,
  ).run({ now });
  db.statement("UPDATE market_pictures SET reason = '' WHERE reason = 'SERVER_TROUBLE'").run();
}

/** Goods that the marketplace failed on are due again once their time has come, or lies further ahead than `longestMs` because the clock was set back. */
export function retryTroubledInTime(db: ShopDb, now: number, longestMs: number): void {
  db.statement(
    `UPDATE outbox SET status = 'due', retry_at = @now WHERE ${TOPIC} AND status = 'parked' AND last_error = 'SERVER_TROUBLE'
       AND (retry_at <= @now OR retry_at > @now + @longestMs)`,
  ).run({ now, longestMs });
}

/** How much waits, is under way and is parked. */
export function countQueue(db: ShopDb): { waiting: number; sending: number; parked: number } {
  const rows = db
    .statement<[], { status: string; n: number }>(
      `SELECT status, count(*) AS n FROM outbox WHERE ${TOPIC} AND status <> 'done' GROUP BY status`,
    )
    .all();
  const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  return { waiting: of('due'), sending: of('sending'), parked: of('parked') };
}

/** Parked goods with their names and why, longest parked first. */
export function parkedGoods(
  db: ShopDb,
  limit: number,
): { productId: string; nameBn: string; nameEn: string; reason: string; changedAt: number }[] {
  return db
    .statement<
      [number],
      { productId: string; nameBn: string; nameEn: string; reason: string; changedAt: number }
    >(
      `SELECT o.key AS productId, coalesce(p.name_bn, '') AS nameBn, coalesce(p.name_en, '') AS nameEn, o.last_error AS reason,
         o.changed_at AS changedAt FROM outbox AS o LEFT JOIN products AS p ON p.id = o.key
       WHERE o.topic = 'availability' AND o.status = 'parked' ORDER BY o.changed_at LIMIT ?`,
    )
    .all(limit);
}

type KnownVersion = {
  productId: string;
  listingId: string;
  version: number;
  status: string;
  isPublished: number;
};

/** What is known of the versions of goods whose listing id lies in (after, upTo]; null stands for an open end. */
export function versionsBetween(db: ShopDb, after: string | null, upTo: string | null): KnownVersion[] {
  return db
    .statement<[{ after: string; upTo: string }], KnownVersion>(
      `SELECT o.key AS productId, o.key AS listingId, o.version, o.status, coalesce(p.is_published, 0) AS isPublished
       FROM outbox AS o LEFT JOIN products AS p ON p.id = o.key LEFT JOIN market_goods AS g ON g.product_id = o.key
       WHERE o.topic = 'availability' AND o.key > @after AND o.key <= @upTo AND g.listing IS NULL
       UNION ALL
       SELECT o.key, g.listing, o.version, o.status, coalesce(p.is_published, 0)
       FROM market_goods AS g JOIN outbox AS o ON o.topic = 'availability' AND o.key = g.product_id LEFT JOIN products AS p ON p.id = o.key
       WHERE g.listing > @after AND g.listing <= @upTo`,
    )
    .all({ after: after ?? '', upTo: upTo ?? 'z' });
}

/** Published goods that were never noted are noted now (goods put into the file by other means). Answers how many. */
export function noteForgotten(db: ShopDb, now: number): number {
  return db
    .statement(
      `INSERT INTO outbox (topic, key, version, status, retry_at, changed_at)
       SELECT 'availability', p.id, 1, 'due', @now, @now FROM products AS p WHERE p.is_published = 1
         AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.topic = 'availability' AND o.key = p.id)`,
    )
    .run({ now }).changes;
}

/** Asks for pictures to be sent. */
export function queuePictures(db: ShopDb, productId: string, hashes: readonly string[]): void {
  for (const hash of hashes)
    db.statement('INSERT OR IGNORE INTO market_pictures (hash, product_id) VALUES (?, ?)').run(
      hash,
      productId,
    );
}

/** A picture that is to be sent. */
export function nextPicture(db: ShopDb): { hash: string; productId: string } | undefined {
  return db
    .statement<[], { hash: string; productId: string }>(
      "SELECT hash, product_id AS productId FROM market_pictures WHERE reason = '' LIMIT 1",
    )
    .get();
}

/** The picture arrived, or is no longer there; with a reason it is kept as one that was not taken. */
export function settlePicture(db: ShopDb, hash: string, reason: string): void {
  if (reason === '') db.statement('DELETE FROM market_pictures WHERE hash = ?').run(hash);
  else db.statement('UPDATE market_pictures SET reason = ? WHERE hash = ?').run(reason, hash);
}

/** Pictures that found the marketplace's shelf for the shop full are to be sent again, as many as have room there. */
export function retryFullPictures(db: ShopDb, room: number): void {
  db.statement(
    `UPDATE market_pictures SET reason = '' WHERE hash IN
       (SELECT hash FROM market_pictures WHERE reason = 'SHELF_FULL' LIMIT ?)`,
  ).run(room);
}

/** Pictures that one marketplace would not take are to be offered to the next. */
export function offerPicturesAgain(db: ShopDb): void {
  db.statement("UPDATE market_pictures SET reason = '' WHERE reason <> ''").run();
}

/** Goods that are due move on to their next version: the present one is being told otherwise. */
export function stepAside(db: ShopDb, productId: string): void {
  db.statement(
    `UPDATE outbox SET version = version + 1, status = 'due' WHERE ${TOPIC} AND key = ? AND status <> 'done'`,
  ).run(productId);
}

/** True where goods or pictures wait to be sent. */
export function hasDue(db: ShopDb): boolean {
  return (
    db
      .statement<[], { n: number }>(
        `SELECT EXISTS (SELECT 1 FROM outbox WHERE status = 'due' AND ${TOPIC}) OR EXISTS (SELECT 1 FROM market_pictures WHERE reason = '') AS n`,
      )
      .get()?.n === 1
  );
}
