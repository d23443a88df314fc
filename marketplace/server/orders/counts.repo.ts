import type { Sql } from '../db/market-db.ts';

/** How many orders stand in each status that is not an end. Those that ended are not counted: they only grow. */
export async function countOpenByStatus(sql: Sql): Promise<{ status: string; orders: number }[]> {
  return sql.query(
    `SELECT status, count(*) AS orders FROM orders WHERE status NOT IN ('completed', 'rejected', 'cancelled', 'expired') GROUP BY status`,
  );
}
