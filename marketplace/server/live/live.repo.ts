import { free } from '../../../shared/marketplace/availability.ts';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import { bandOf } from '../../../shared/marketplace/stock-band.ts';
import type { Sql } from '../db/market-db.ts';

type StockEvent = Extract<MarketEvent, { type: 'stock' }>;

/** What everybody may know of the stock of each of these listings, and its price; of one that is not published none is left. */
export async function readStock(sql: Sql, listingIds: readonly string[]): Promise<StockEvent[]> {
  if (listingIds.length === 0) return [];
  const rows = await sql.query<{
    id: string;
    is_published: boolean;
    available: number;
    reserved: number;
    price: number;
    packs: ListingPack[];
  }>('SELECT id, is_published, available, reserved, price, packs FROM listings WHERE id = ANY($1::uuid[])', [
    [...listingIds],
  ]);
  return rows.map((row) => ({
    type: 'stock' as const,
    listingId: row.id,
    ...bandOf(row.is_published ? free(row.available, row.reserved) : 0, row.packs),
    price: row.price,
  }));
}
