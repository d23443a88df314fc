import { type MarketSettings, marketSettingsSchema } from '../../../shared/marketplace/admin.contract.ts';
import type { Sql } from '../db/market-db.ts';

const KEY = 'market';
const usual: MarketSettings = { isMedicineOrderable: true, staleMinutes: 60, paymentMinutes: 15 };

/** SQL for the minutes without a report after which a shop is stale, for reads that need it in place. */
export const STALE_MINUTES = `coalesce((SELECT (value ->> 'staleMinutes')::integer FROM settings WHERE key = '${KEY}'), ${usual.staleMinutes})`;

/** The settings of the marketplace; those never saved are as usual. */
export async function readSettings(sql: Sql): Promise<MarketSettings> {
  const [row] = await sql.query<{ value: object }>('SELECT value FROM settings WHERE key = $1', [KEY]);
  return marketSettingsSchema.parse({ ...usual, ...row?.value });
}

/** Keeps settings, from `now` (UTC ms) on. */
export async function saveSettings(sql: Sql, settings: MarketSettings, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO settings (key, value, updated_at) VALUES ($1, $2::text::jsonb, $3)
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    [KEY, JSON.stringify(settings), new Date(now)],
  );
}
