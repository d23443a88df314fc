import { call } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBengaliDigits } from '../../shared/text/digits.ts';
import { router } from '../app/router.ts';
import type { Shop } from '../app/shop.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
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

function pick({ id, name, phone }: { id: string; name: string; phone: string }) {
  return { id, name, phone };
}
