import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { call } from '@orpc/server';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBengaliDigits } from '../../shared/text/digits.ts';
import { router } from '../app/router.ts';
import type { Shop } from '../app/shop.ts';
import { migrateConnection } from '../db/migrate.ts';
import { checkout } from '../sales/index.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { phoneKey, readCustomerQuery } from './customer-rules.ts';
import { readBalance } from './index.ts';

async function shopWithCustomers() {
  const shop = createTestShop();
  const { token, user } = await setUpShop(shop);
  const from = callFrom(shop, { token });
  const add = (name: string, phone: string) =>
    call(router.customers.create, { id: shop.ports.ids.next(), name, phone }, from);
  const people = {
    rahim: await add('আব্দুর রহিম', '01711-000001'),
    karim: await add('Karim Uddin', '০১৮১১০০০০০২'),
    rita: await add('রিতা বড়ুয়া', '+880 1911 000003'),
  };
  return { shop, from, add, people, userId: user.id };
}

function addKhata(shop: Shop, customerId: string, userId: string, amount: number, at: number) {
  shop.db
    .statement(
      `INSERT INTO khata_entries (id, customer_id, kind, amount, at, business_day, user_id, till_id) VALUES (?, ?, ?, ?, ?, '2026-11-21', ?, 1)`,
    )
    .run(shop.ports.ids.next(), customerId, amount > 0 ? 'baki' : 'payment', amount, at, userId);
}

describe('phone numbers', () => {
  it.each([
    ['01711-000001', '01711000001'],
    ['+880 1711-000001', '01711000001'],
    ['8801711000001', '01711000001'],
    ['00880 1711 000001', '01711000001'],
    ['1711000001', '01711000001'],
    ['০১৭১১ ০০০০০১', '01711000001'],
    ['02-9551234', '029551234'],
    ['16263', '16263'],
  ])('%s is %s', (phone, key) => {
    expect(phoneKey(phone)).toBe(key);
  });

  it('are one in every script and way of writing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{8}$/), (rest) => {
        const key = `0${rest}`;
        for (const written of [key, `+880${rest}`, `880 ${rest}`, toBengaliDigits(key), rest])
          expect(phoneKey(written)).toBe(key);
      }),
    );
  });

  it('are told from names', () => {
    expect(readCustomerQuery(' ০১৭ ')).toEqual({ kind: 'phone', digits: '017' });
    expect(readCustomerQuery('+880171')).toEqual({ kind: 'phone', digits: '0171' });
    expect(readCustomerQuery('রহিম ২')).toEqual({ kind: 'name', words: ['রহিম', '2'] });
    expect(readCustomerQuery('  ')).toEqual({ kind: 'all' });
  });
});

describe('customers', () => {
  it('are found by part of the name in its script and by part of the number in either', async () => {
    const { from, people } = await shopWithCustomers();
    const names = async (text: string) =>
      (await call(router.customers.find, { text }, from)).items.map((item) => item.name);
    expect(await names('রহি')).toEqual([people.rahim.name]);
    expect(await names('KARIM')).toEqual([people.karim.name]);
    expect(await names('udd kar')).toEqual([people.karim.name]);
    expect(await names('বড়ুয়া')).toEqual([people.rita.name]);
    expect(await names('০১৭১১')).toEqual([people.rahim.name]);
    expect(await names('0002')).toEqual([people.karim.name]);
    expect(await names('+880 1911')).toEqual([people.rita.name]);
    expect(await names('%')).toHaveLength(3);
    expect(await names('_ _')).toHaveLength(3);
    expect(await names('nobody')).toEqual([]);
  });

  it('have one number each, and say who has it', async () => {
    const { shop, from, add, people } = await shopWithCustomers();
    await expect(add('Somebody', '8801711000001')).rejects.toMatchObject({
      code: 'DUPLICATE',
      data: { field: 'phone', id: people.rahim.id },
    });
    await expect(
      call(router.customers.update, { ...pick(people.karim), phone: '০১৭১১ ০০০০০১' }, from),
    ).rejects.toMatchObject({ code: 'DUPLICATE', data: { id: people.rahim.id } });
    await expect(
      call(router.customers.update, { id: shop.ports.ids.next(), name: 'X', phone: '01555' }, from),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
    const renamed = await call(router.customers.update, { ...pick(people.karim), name: 'করিম' }, from);
    expect(renamed).toMatchObject({ name: 'করিম', phone: '০১৮১১০০০০০২' });
    expect((await call(router.customers.find, { text: 'করিম' }, from)).items).toHaveLength(1);
    expect((await call(router.customers.find, { text: 'karim' }, from)).items).toHaveLength(0);
  });

  it('are added once, however often the same call comes', async () => {
    const { shop, from } = await shopWithCustomers();
    const input = { id: shop.ports.ids.next(), name: 'নতুন', phone: '01611000004' };
    const first = await call(router.customers.create, input, from);
    expect(await call(router.customers.create, input, from)).toEqual(first);
    const count = shop.db.sqlite.prepare('SELECT count(*) AS n FROM customers').get();
    expect(count).toEqual({ n: 4 });
  });

  it('owe what the khata adds up to, entry by entry', async () => {
    const { shop, from, people, userId } = await shopWithCustomers();
    const at = shop.clock.now();
    addKhata(shop, people.rahim.id, userId, 50_000, at);
    addKhata(shop, people.rahim.id, userId, -20_000, at + 1);
    addKhata(shop, people.rahim.id, userId, 7_050, at + 1);
    const rahim = await call(router.customers.get, { id: people.rahim.id }, from);
    expect(rahim.balance).toBe(37_050);
    expect(rahim.entries.map((entry) => [entry.kind, entry.amount, entry.balance])).toEqual([
      ['baki', 7_050, 37_050],
      ['payment', -20_000, 30_000],
      ['baki', 50_000, 50_000],
    ]);
    expect(readBalance(shop.db, people.rahim.id)).toBe(37_050);
    expect(readBalance(shop.db, people.rita.id)).toBe(0);
    await expect(call(router.customers.get, { id: shop.ports.ids.next() }, from)).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
  });
});

describe('a long khata', () => {
  it('comes page by page with the balances of the whole', async () => {
    const amounts = fc.array(
      fc.record({
        amount: fc.integer({ min: -5, max: 9 }).filter((amount) => amount !== 0),
        wait: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 1, max: 5 }), async (entries, limit) => {
        const { shop, from, people, userId } = await shopWithCustomers();
        const id = people.rahim.id;
        let at = shop.clock.now();
        let balance = 0;
        const expected = entries.map(({ amount, wait }) => {
          at += wait;
          balance += amount;
          addKhata(shop, id, userId, amount * 100, at);
          addKhata(shop, people.rita.id, userId, 700, at);
          return [amount * 100, balance * 100];
        });
        const seen: number[][] = [];
        let before: string | undefined;
        do {
          const page = await call(
            router.customers.get,
            { id, limit, ...(before === undefined ? {} : { before }) },
            from,
          );
          expect(page.balance).toBe(balance * 100);
          expect(page.entries.length).toBeLessThanOrEqual(limit);
          seen.push(...page.entries.map((entry) => [entry.amount, entry.balance]));
          before = page.entries.at(-1)?.id;
        } while (before !== undefined);
        expect(seen).toEqual(expected.toReversed());
      }),
      { numRuns: 25 },
    );
  });
});

describe('the order of customers', () => {
  it('is the beginning of a word or number first, then who bought last, however few are asked for', async () => {
    const { shop, from, people, add } = await shopWithCustomers();
    const actor = actAs(shop, 'owner');
    const goods = addGoods(shop, { batches: [{ onHand: 10, batchNo: 'A' }] });
    const middle = await add('Makarim', '01911-180000');
    const sellTo = (customerId: string) => {
      shop.clock.advance(1000);
      const given = { customerId };
      return checkout(actor, checkoutInput(actor, [lineOf(actor, goods, 1)], given));
    };
    sellTo(people.karim.id);
    sellTo(people.rita.id);
    sellTo(people.rahim.id);
    sellTo(middle.id);
    const ids = async (text: string, limit: number) =>
      (await call(router.customers.find, { text, limit }, from)).items.map(({ id }) => id);
    expect(await ids('', 3)).toEqual([middle.id, people.rahim.id, people.rita.id]);
    expect(await ids('karim', 20)).toEqual([people.karim.id, middle.id]);
    expect(await ids('karim', 1)).toEqual([people.karim.id]);
    expect(await ids('018', 20)).toEqual([people.karim.id]);
    expect(await ids('18', 20)).toEqual([middle.id, people.karim.id]);
    expect(await ids('019', 20)).toEqual([middle.id, people.rita.id]);
  });

  it('is kept by a migration for sales that were there before', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-seen-'));
    cpSync('migrations', folder, { recursive: true });
    const name = '0004_customers_seen.sql';
    const later = readdirSync(folder).filter((file) => file.endsWith('.sql') && file >= name);
    for (const file of later) rmSync(path.join(folder, file));
    const sqlite = new Database(':memory:');
    migrateConnection(sqlite, folder, 0, { backupBeside: null });
    sqlite.exec(`INSERT INTO tills (id, name, paired_at) VALUES (1, 'Till', 0);
      INSERT INTO users (id, name, role, language, pin_hash, created_at) VALUES ('u', 'U', 'owner', 'en', '', 0);
      INSERT INTO customers (id, name, phone, phone_key, search_text, created_at) VALUES ('old', '', '1', '1', '', 5), ('new', '', '2', '2', '', 6);
      INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, customer_id, sold_at, business_day,
        subtotal, line_discount, bill_discount, rounding, total, vat_included, cost, receipt_language)
      SELECT 's' || value, 1, value, value, 'Till', 'u', 'U', 'old', value * 10, '2026-11-20', 0, 0, 0, 0, 0, 0, 0, 'bn'
      FROM json_each('[1, 2]');`);
    cpSync(path.join('migrations', name), path.join(folder, name));
    migrateConnection(sqlite, folder, 1, { backupBeside: null });
    const seen = sqlite.prepare('SELECT id, seen_at AS seenAt FROM customers ORDER BY id').all();
    expect(seen).toEqual([
      { id: 'new', seenAt: 6 },
      { id: 'old', seenAt: 20 },
    ]);
    sqlite.close();
    rmSync(folder, { recursive: true });
  });
});

function pick({ id, name, phone }: { id: string; name: string; phone: string }) {
  return { id, name, phone };
}
