import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { appendAudit, verifyAuditChain } from './audit.ts';
import * as schema from './schema/index.ts';

const LEDGERS = [
  'stock_moves',
  'sales',
  'sale_lines',
  'sale_line_batches',
  'payments',
  'khata_entries',
  'audit',
];

describe('the schema in TypeScript', () => {
  it('names the same columns, types and NOT NULLs as the migrated file', () => {
    const { db } = createTestShop();
    const tables = Object.values(schema).filter((value) => is(value, SQLiteTable)) as SQLiteTable[];
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) {
      const name = getTableName(table);
      const actual = db.sqlite
        .prepare(
          'SELECT name, lower(type) AS type, "notnull" AS required FROM pragma_table_info(?) ORDER BY name',
        )
        .all(name);
      const expected = Object.values(getTableColumns(table))
        .map((column) => ({ name: column.name, type: column.getSQLType(), required: column.notNull ? 1 : 0 }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect({ name, columns: actual }).toEqual({ name, columns: expected });
    }
  });
});

describe('append-only tables', () => {
  it.each(LEDGERS)('%s refuses UPDATE, DELETE and REPLACE', (table) => {
    const { db } = createTestShop();
    const triggers = db.sqlite
      .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?")
      .all(table) as { sql: string }[];
    expect(triggers.filter(({ sql }) => /BEFORE (UPDATE|DELETE)/.test(sql))).toHaveLength(2);
    expect(db.sqlite.pragma('recursive_triggers', { simple: true })).toBe(1);
  });

  it('keeps an audit entry as it was written', () => {
    const shop = createTestShop();
    const entry = {
      at: 1,
      userId: null,
      tillId: 1,
      action: 'sale.checkout',
      entity: 'sale',
      entityId: 's1',
      details: { total: 100 },
    };
    appendAudit(shop.db, entry);
    expect(() => shop.db.sqlite.exec("UPDATE audit SET action = 'other'")).toThrow(/append-only/);
    expect(() => shop.db.sqlite.exec('DELETE FROM audit')).toThrow(/append-only/);
    expect(() =>
      shop.db.sqlite.exec(
        "REPLACE INTO audit SELECT id, at, user_id, till_id, 'other', entity, entity_id, details, previous_hash, hash FROM audit",
      ),
    ).toThrow(/append-only/);
  });
});

describe('on hand', () => {
  function withBatch() {
    const shop = createTestShop();
    const { actor } = actAs(shop, 'owner');
    shop.db.sqlite.exec(
      "INSERT INTO products (id, name_bn, name_en, base_unit, created_at, updated_at) VALUES ('p1', '', 'Napa', 'tablet', 1, 1)",
    );
    shop.db.sqlite.exec("INSERT INTO batches (id, product_id, received_at) VALUES ('b1', 'p1', 1)");
    const move = shop.db.sqlite.prepare(
      "INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, at, business_day, user_id, till_id) VALUES ('b1', 'p1', ?, 'receive', 'r', 1, '2026-11-21', ?, 1)",
    );
    return {
      shop,
      move: (quantity: number) => move.run(quantity, actor.userId),
      onHand: () => shop.db.sqlite.prepare('SELECT on_hand AS n FROM batches').get(),
    };
  }

  it('follows every move', () => {
    const { move, onHand } = withBatch();
    move(100);
    move(-30);
    expect(onHand()).toEqual({ n: 70 });
  });

  it('starts empty and takes whole numbers only', () => {
    const { shop, move } = withBatch();
    expect(() =>
      shop.db.sqlite.exec(
        "INSERT INTO batches (id, product_id, received_at, on_hand) VALUES ('b2', 'p1', 1, 5)",
      ),
    ).toThrow(/starts at 0/);
    expect(() => move(1.5)).toThrow(/INTEGER/);
    expect(() => move(0)).toThrow(/CHECK/);
  });
});

describe('the audit chain', () => {
  it('is intact until a byte of it is changed behind the program', () => {
    const { db } = createTestShop();
    for (let index = 0; index < 20; index += 1) {
      appendAudit(db, {
        at: index,
        userId: null,
        tillId: 1,
        action: 'test',
        entity: 'thing',
        entityId: String(index),
        details: { index },
      });
    }
    expect(verifyAuditChain(db.sqlite)).toEqual({ entries: 20, brokenAt: null });
    db.sqlite.exec('DROP TRIGGER audit_no_update; UPDATE audit SET details = \'{"index":99}\' WHERE id = 7');
    expect(verifyAuditChain(db.sqlite)).toMatchObject({ brokenAt: 7 });
  });

  it('notices an entry taken out', () => {
    const { db } = createTestShop();
    for (let index = 0; index < 5; index += 1)
      appendAudit(db, {
        at: index,
        userId: null,
        tillId: null,
        action: 'test',
        entity: 'thing',
        entityId: String(index),
        details: {},
      });
    db.sqlite.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE id = 3');
    expect(verifyAuditChain(db.sqlite)).toMatchObject({ brokenAt: 4 });
  });
});
