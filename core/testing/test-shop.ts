import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { permissionsOf, type Role } from '../../shared/permissions/permissions.ts';
import { createEventHub } from '../app/events.ts';
import { openReading } from '../app/reading.ts';
import type { Context, Shop } from '../app/shop.ts';
import { migrateConnection } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import type { Ports } from '../ports/ports.ts';
import { systemPorts } from '../ports/system-ports.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A frozen clock that tests move by hand. Starts on Saturday 21 November 2026, 12:00 in Dhaka. */
export type TestClock = { now(): number; set(at: number): void; advance(ms: number): void };

/** A clock that stands still until told otherwise. */
export function testClock(at = Date.UTC(2026, 10, 21, 6, 0, 0)): TestClock {
  let current = at;
  return {
    now: () => current,
    set: (value) => {
      current = value;
    },
    advance: (ms) => {
      current += ms;
    },
  };
}

/** A migrated shop on a real SQLite database (in memory unless `file` is given), with till 1 and nothing else in it. */
export function createTestShop(
  options: { file?: string; ports?: Partial<Ports> } = {},
): Shop & { clock: TestClock } {
  const clock = testClock();
  const ports = systemPorts({ clock, ...options.ports });
  const file = options.file ?? ':memory:';
  const db = openDatabase(file, ports.logger);
  migrateConnection(db.sqlite, path.join(ROOT, 'migrations'), clock.now(), { backupBeside: null });
  db.sqlite
    .prepare("INSERT OR IGNORE INTO tills (id, name, paired_at) VALUES (1, 'Till 1', ?)")
    .run(clock.now());
  return {
    db,
    ports,
    clock,
    events: createEventHub(),
    reading: openReading(file, db),
    options: {
      file,
      migrationsFolder: path.join(ROOT, 'migrations'),
      resourcesFolder: path.join(ROOT, 'resources'),
      printFolder: path.join(os.tmpdir(), `dokani-test-print-${v7()}`),
      training: false,
      appVersion: '0.0.0-test',
    },
  };
}

/** Adds a user of the role straight to the file (without a PIN that works) and gives the context of a call by that user. */
export function actAs(shop: Shop, role: Role, tillId = 1): Context {
  const userId = shop.ports.ids.next();
  const userName = `${role} ${userId.slice(-6)}`;
  shop.db.sqlite
    .prepare(
      "INSERT INTO users (id, name, role, language, pin_hash, created_at) VALUES (?, ?, ?, 'en', 'none', ?)",
    )
    .run(userId, userName, role, shop.ports.clock.now());
  shop.db.sqlite
    .prepare('INSERT OR IGNORE INTO tills (id, name, paired_at) VALUES (?, ?, ?)')
    .run(tillId, `Till ${tillId}`, shop.ports.clock.now());
  return {
    ...shop,
    actor: {
      userId,
      userName,
      role,
      language: 'en',
      permissions: new Set(permissionsOf(role)),
      tillId,
      tillName: `Till ${tillId}`,
      sessionHash: `test-${userId}`,
    },
  };
}
