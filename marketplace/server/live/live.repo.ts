import { free } from '../../../shared/marketplace/availability.ts';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Sql } from '../db/market-db.ts';

type StockEvent = Extract<MarketEvent, { type: 'stock' }>;

/** What can still be promised of each of these listings; one that is not published counts as none left. */
export async function readStock(sql: Sql, listingIds: readonly string[]): Promise<StockEvent[]> {
  if (listingIds.length === 0) return [];
  const rows = await sql.query<{
    id: string;
    is_published: boolean;
    available: number;
    reserved: number;
    price: number;
  }>('SELECT id, is_published, available, reserved, price FROM listings WHERE id = ANY($1::uuid[])', [
    [...listingIds],
  ]);
  return rows.map((row) => ({
    type: 'stock' as const,
    listingId: row.id,
    left: row.is_published ? free(row.available, row.reserved) : 0,
    price: row.price,
  }));
}
