import { type ShopSettings, shopSettingsSchema } from '../../shared/contract/settings.contract.ts';
import type { ShopDb } from '../db/open.ts';
import { DEFAULT_SETTINGS } from './settings-defaults.ts';

const cached = new WeakMap<ShopDb, ShopSettings>();

/** All settings, defaults filled in. Kept in memory until the next `writeSettings`: the checkout reads them for every sale. */
export function readSettings(db: ShopDb): ShopSettings {
  const known = cached.get(db);
  if (known) return known;
  const rows = db.sqlite.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings').all();
  const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
  const merged = Object.fromEntries(
    Object.entries(DEFAULT_SETTINGS).map(([group, defaults]) => {
      const value = stored[group];
      return [
        group,
        typeof defaults === 'object' && typeof value === 'object'
          ? { ...defaults, ...value }
          : (value ?? defaults),
      ];
    }),
  );
  const settings = shopSettingsSchema.parse(merged);
  cached.set(db, settings);
  return settings;
}

/** Replaces the groups that are given. Call inside a transaction; the cache follows at once, so roll back only by throwing out of it. */
export function writeSettings(db: ShopDb, groups: Partial<ShopSettings>, now: number): ShopSettings {
  const put = db.statement(
    'INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
  );
  for (const [key, value] of Object.entries(groups))
    if (value !== undefined) put.run(key, JSON.stringify(value), now);
  cached.delete(db);
  return readSettings(db);
}

/** Runs a transaction that writes settings: when it is rolled back, the cache forgets them too. */
export function writingSettings<Result>(db: ShopDb, name: string, work: () => Result): Result {
  try {
    return db.transaction(name, work);
  } catch (error) {
    cached.delete(db);
    throw error;
  }
}

/** Adds the printer that every shop begins with: a file per job, 80 mm wide, with cutter and drawer, the default. */
export function insertVirtualPrinter(db: ShopDb, printer: { id: string; name: string }): void {
  db.statement(
    'INSERT INTO printers (id, name, width_dots, connection, cut, drawer, is_default) VALUES (?, ?, 576, ?, 1, 1, 1)',
  ).run(printer.id, printer.name, JSON.stringify({ kind: 'virtual' }));
}
