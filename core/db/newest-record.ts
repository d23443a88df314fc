import type { Reader } from './reader.ts';

/** Entries of the audit that are looked at: without an index on their times, all of them would be read. */
const LAST_ENTRIES = 100;

/** The newest moment (UTC ms) that a sale or one of the last entries of the audit bears, whatever came after it; null in a new shop. */
export function newestRecord(reader: Reader): number | null {
  const row = reader
    .statement<[], { at: number | null }>(
      `SELECT max(at) AS at FROM (
         SELECT max(sold_at) AS at FROM sales WHERE business_day = (SELECT max(business_day) FROM sales)
         UNION ALL
         SELECT * FROM (SELECT at FROM audit ORDER BY id DESC LIMIT ${LAST_ENTRIES}))`,
    )
    .get();
  return row?.at ?? null;
}
