import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createProductIndex, type ProductIndex } from './product-index.ts';

const MIGRATION = readFileSync(new URL('../../migrations/0002_search_index.sql', import.meta.url), 'utf8');

let db: Database.Database;
let index: ProductIndex;
const seqs = (query: string, limit = 20) => index.search(query, { limit }).map((hit) => hit.seq);

beforeEach(() => {
  db = new Database(':memory:');
  db.exec(MIGRATION);
  index = createProductIndex(db);
  index.putMany([
    [1, { nameEn: 'Napa 500 mg Tablet', generic: 'Paracetamol', company: 'Beximco', codes: ['8901-234'] }],
    [2, { nameEn: 'Napa Extra', generic: 'Paracetamol + Caffeine', company: 'Beximco' }],
    [3, { nameEn: 'Napa 120 mg/5 ml Syrup', generic: 'Paracetamol', company: 'Beximco' }],
    [4, { nameBn: 'রাঁধুনী সরিষার তেল ৫০০ মিলি', company: 'Square' }],
    [5, { nameEn: 'KitKat 4 Finger', company: 'Nestle' }],
    [6, { nameBn: 'এ সি আই স্যাভলন', aliases: ['Savlon liquid'] }],
    [7, { nameBn: 'ময়দা ২ কেজি', nameEn: 'Flour 2 kg' }],
    [8, { nameEn: 'Snapall', generic: 'Ketorolac' }],
    [9, { nameEn: 'Seclo 20 mg', generic: 'Omeprazole', company: 'Square' }],
    [10, { nameBn: 'প্যারাসিটামল সাপোজিটরি', company: 'Acme' }],
  ]);
});

describe('what the search box understands', () => {
  it.each(['নাপা', 'napa', 'naapa', 'Nappa', 'NAPA', 'নাপ্পা', 'nap', 'নাপ'])('%s finds Napa', (query) => {
    expect(
      seqs(query)
        .slice(0, 3)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3]);
  });

  it.each([
    ['napa 500', 1],
    ['৫০০ নাপা', 1],
    ['500 napa', 1],
    ['napa ext', 2],
    ['নাপা এক্স', 2],
    ['radhuni', 4],
    ['radhuni tel', 4],
    ['সরিষা', 4],
    ['কিট ক্যাট', 5],
    ['kit kat', 5],
    ['kitkat', 5],
    ['aci savlon', 6],
    ['এসিআই', 6],
    ['স্যাভলন', 6],
    ['ময়দা', 7],
    ['ময়দা', 7],
    ['seklo', 9],
    ['secol', 9],
    ['sceclo', 9],
    ['omeprazole', 9],
    ['ওমিপ্রাজল', 9],
    ['paracetamol supo', 10],
    ['8901234', 1],
    ['8901-234', 1],
    ['89012', 1],
    ['etorola', 8],
    ['আটা', 7],
    ['mustard oil', 4],
    ['flour', 7],
  ])('%s finds product %i first', (query, seq) => {
    expect(seqs(query)[0]).toBe(seq);
  });

  it('finds by generic and by company in either script', () => {
    expect(seqs('paracetamol')).toEqual(expect.arrayContaining([1, 2, 3, 10]));
    expect(seqs('বেক্সিমকো')).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('puts names that begin with the word before those that hold it inside, and those before sound-alikes', () => {
    const order = seqs('napa');
    expect(order.indexOf(8)).toBeGreaterThan(order.indexOf(3));
  });

  it('puts preferred products first among near equals only', () => {
    const boost = (seq: number) => (seq === 3 || seq === 8 ? 1 : 0);
    expect(index.search('napa', { boost })[0]?.seq).toBe(3);
    expect(index.search('napa extra', { boost })[0]?.seq).toBe(2);
  });

  it('answers no more than asked, and nothing for nothing', () => {
    expect(seqs('napa', 1)).toHaveLength(1);
    for (const query of ['', '   ', '৳', '""', '*', 'qqxqqxqq']) expect(seqs(query)).toEqual([]);
  });
});

describe('what no goods are called', () => {
  const OTHERS = [
    'Dolo-CK',
    'U & ME K1',
    'Q 10',
    'ZZ Top',
    'Vertina DX',
    'Maxsulin 30/70',
    'Zif Forte',
    'Zox',
  ];

  it.each(['zzzqq', 'qwerty', 'xyzxyz', 'bxqzk', 'ঝঝঝঝ', 'ঢঘঝথফ'])('%s finds nothing', (query) => {
    index.putMany(OTHERS.map((nameEn, at) => [20 + at, { nameEn, nameBn: 'জিফ ফোর্ট কে ডক' }] as const));
    expect(index.search(query)).toEqual([]);
  });

  it.each([
    ['opa', 'Lopa'],
    ['Nfa', 'Naf'],
    ['zofx', 'Zox'],
    ['ভারটিনা', 'Vertina'],
  ])('%s, with one slip or in the other script, still finds %s', (query, nameEn) => {
    index.put(20, { nameEn });
    expect(seqs(query)).toContain(20);
  });
});

describe('keeping the index', () => {
  it('a product put again is found by its new text only', () => {
    index.put(9, { nameEn: 'Losectil' });
    expect(seqs('losectil')).toEqual([9]);
    expect(seqs('omeprazole')).not.toContain(9);
  });

  it('a removed product is gone, with the words nobody else has', () => {
    index.remove(9);
    index.remove(99);
    expect(seqs('seclo')).not.toContain(9);
    expect(db.prepare("SELECT count(*) FROM search_term WHERE word = 'seclo'").pluck().get()).toBe(0);
    expect(
      db
        .prepare('SELECT count(*) FROM search_key WHERE term NOT IN (SELECT id FROM search_term)')
        .pluck()
        .get(),
    ).toBe(0);
    expect(db.prepare("SELECT uses FROM search_term WHERE word = 'square'").pluck().get()).toBe(1);
  });

  it('is empty and whole after everything was removed', () => {
    for (let seq = 1; seq <= 10; seq += 1) index.remove(seq);
    for (const table of ['search_entry', 'search_term', 'search_key']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
    for (const table of ['search_word', 'search_part']) {
      expect(() =>
        db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`),
      ).not.toThrow();
    }
  });

  it('joins a transaction that is rolled back', () => {
    const fail = db.transaction(() => {
      index.put(11, { nameEn: 'Zimax' });
      throw new Error('undo');
    });
    expect(fail).toThrow('undo');
    expect(seqs('zimax')).not.toContain(11);
  });
});

describe('whatever is typed', () => {
  const operators = fc.string({
    unit: fc.constantFrom(
      ...'"\'*^:()+-{}~ na',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'names:',
      'না',
      '😀',
      '\0',
      '্',
      '৫',
      '%',
      ';',
    ),
  });

  it('the search never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), operators), (query) => {
        expect(Array.isArray(index.search(query))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a product of any text can be put, found by its words, and removed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), operators, (nameEn, nameBn) => {
        index.put(50, { nameEn, nameBn, aliases: [nameBn], codes: [nameEn] });
        index.remove(50);
        expect(db.prepare('SELECT count(*) FROM search_entry WHERE seq = 50').pluck().get()).toBe(0);
      }),
    );
  });

  it('a very long text is cut, not refused', () => {
    expect(Array.isArray(index.search('এ'.repeat(100_000)))).toBe(true);
    expect(() =>
      index.put(51, { nameBn: 'এ'.repeat(20_000), nameEn: `${'napa '.repeat(5_000)}` }),
    ).not.toThrow();
  });
});
