import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrateConnection } from '../db/migrate.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { nameSearchText, phoneKey, readCustomerQuery } from './customer-rules.ts';
import { insertCustomer, saveCustomer } from './customers.repo.ts';
import { listCustomers, searchCustomers } from './search-customers.repo.ts';

const CROWD = 12_000;
/** Rows of customers a search may look at, whatever is typed: those seen last, and two handfuls from the index. */
const MOST_LOOKED_AT = 3_000;

type Shop = ReturnType<typeof createTestShop>;

function add({ db }: Shop, id: string, name: string, phone: string, now = 0): void {
  const row = { id, name, phone, phoneKey: phoneKey(phone), searchText: nameSearchText(name) };
  insertCustomer(db, { ...row, now });
}

/** Twelve thousand people with the names that are common here; whoever has an unusual one came long ago. */
function crowd(): Shop {
  const shop = createTestShop();
  const names = ['Md Abdur Rahman', 'মোঃ আব্দুর রহিম', 'Fatema Begum', 'রোকেয়া বেগম', 'Kamal Hossain Mia'];
  shop.db.transaction('crowd', () => {
    add(shop, 'rare', 'Quazi Xylo জ্যোৎস্না', '01999888777', 1);
    for (let at = 0; at < CROWD; at += 1)
      add(shop, `c${at}`, names[at % names.length] ?? '', `017${String(10_000_000 + at)}`, 2 + at);
  });
  return shop;
}

/** How many customers the search read to see whether they fit: each is put to LIKE, which is counted. */
function countLooks(shop: Shop): () => number {
  let looks = 0;
  shop.db.sqlite.function('like', { deterministic: true, varargs: true }, (...given: unknown[]) => {
    looks += 1;
    const middle = String(given[0]).replace(/^%|%$/g, '').replace(/\\(.)/g, '$1');
    return String(given[1]).includes(middle) ? 1 : 0;
  });
  return () => looks;
}

describe('a search among many customers', () => {
  it('looks at few of them, whether one, many or none fit', () => {
    const shop = crowd();
    const looks = countLooks(shop);
    const asked: [string, number][] = [
      ['nobody', 0],
      ['zzzzzz', 0],
      ['কখগঘ', 0],
      ['55555555', 0],
      ['+8801234567', 0],
      ['rahman zzz', 0],
      ['xy', 1],
      ['q', 1],
      ['জ্য', 1],
      ['xylo qua', 1],
      ['888777', 1],
      ['019998', 1],
      ['rahman', 20],
      ['বেগম', 20],
      ['017', 20],
      ['m', 20],
      ['md ra', 20],
    ];
    for (const [text, count] of asked) {
      const before = looks();
      const found = searchCustomers(shop.db, readCustomerQuery(text), 20);
      expect([text, found.length]).toEqual([text, count]);
      if (count === 1) expect(found[0]?.id).toBe('rare');
      const conditions = 3;
      expect(looks() - before).toBeLessThanOrEqual(MOST_LOOKED_AT * conditions);
    }
    const before = looks();
    listCustomers(shop.db, readCustomerQuery('nobody'), 20);
    expect(looks() - before).toBeGreaterThan(CROWD);
  });

  it('shows of many that fit those who came last', () => {
    const shop = crowd();
    const ids = searchCustomers(shop.db, readCustomerQuery('রহিম'), 3).map(({ id }) => id);
    expect(ids).toEqual([`c${CROWD - 4}`, `c${CROWD - 9}`, `c${CROWD - 14}`]);
  });
});

describe('a search among few customers', () => {
  const word = fc.stringMatching(/^[abকর]{1,4}$/);
  const people = fc.array(
    fc.record({
      name: fc.array(word, { minLength: 1, maxLength: 3 }),
      phone: fc.stringMatching(/^0[12]{4,6}$/),
    }),
    { maxLength: 12 },
  );
  const typed = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' ')),
    fc.stringMatching(/^[012]{2,4}$/),
  );

  it('gives what a look at every one of them gives, in the same order', () => {
    fc.assert(
      fc.property(people, typed, (crew, text) => {
        const shop = createTestShop();
        const taken = new Set<string>();
        crew.forEach(({ name, phone }, at) => {
          if (taken.has(phone)) return;
          taken.add(phone);
          add(shop, `p${at}`, name.join(' '), phone, at % 3);
        });
        const query = readCustomerQuery(text);
        expect(searchCustomers(shop.db, query, 20)).toEqual(listCustomers(shop.db, query, 20));
        shop.db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('follows a changed name and number', () => {
    const shop = createTestShop();
    add(shop, 'a', 'Karim', '01711000001');
    const ids = (text: string) => searchCustomers(shop.db, readCustomerQuery(text), 5).map(({ id }) => id);
    expect(ids('karim')).toEqual(['a']);
    const changed = { name: 'রহিম', phone: '01899000002' };
    const keys = { phoneKey: phoneKey(changed.phone), searchText: nameSearchText(changed.name) };
    saveCustomer(shop.db, { id: 'a', ...changed, ...keys });
    expect([ids('karim'), ids('0171'), ids('রহি'), ids('99000')]).toEqual([[], [], ['a'], ['a']]);
    shop.db.sqlite.exec('DELETE FROM customers');
    expect(ids('রহি')).toEqual([]);
    shop.db.sqlite.exec("INSERT INTO search_person_part (search_person_part) VALUES ('integrity-check')");
  });

  it('finds those who were there before there was an index', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-people-'));
    cpSync('migrations', folder, { recursive: true });
    const name = '0007_customer_search.sql';
    for (const file of readdirSync(folder).filter((each) => each.endsWith('.sql') && each >= name))
      rmSync(path.join(folder, file));
    const sqlite = new Database(':memory:');
    migrateConnection(sqlite, folder, 0, { backupBeside: null });
    sqlite.exec(`INSERT INTO customers (id, name, phone, phone_key, search_text, created_at)
      VALUES ('old', 'আব্দুর রহিম', '01711000001', '01711000001', ' আব্দুর রহিম ', 5)`);
    cpSync(path.join('migrations', name), path.join(folder, name));
    migrateConnection(sqlite, folder, 1, { backupBeside: null });
    const db = { statement: (sql: string) => sqlite.prepare(sql) } as never;
    for (const text of ['রহি', 'র', '0171', '0001'])
      expect(searchCustomers(db, readCustomerQuery(text), 5).map(({ id }) => id)).toEqual(['old']);
    sqlite.close();
    rmSync(folder, { recursive: true });
  });
});
