import { describe, expect, it } from 'vitest';
import { findProducts } from '../catalog/find-products.ts';
import { findSubstitutes } from '../catalog/find-substitutes.ts';
import { hasWrongCheckDigit, viewOf } from '../catalog/index.ts';
import { listProducts } from '../catalog/list-products.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { jobsIdle } from './import-jobs.ts';
import { issuePage } from './imports.repo.ts';
import { loadSample } from './load-sample.ts';
import { oneImport } from './upload-import.ts';

const ALL = {
  text: '',
  categoryId: null,
  drugClass: null,
  inStock: false,
  withoutPrice: false,
  inactive: false,
  offset: 0,
  limit: 500,
};

async function load(kind: 'pharmacy' | 'grocery') {
  const context = actAs(createTestShop(), 'owner');
  const importId = context.ports.ids.next();
  await loadSample(context, { importId, kind });
  await jobsIdle(context);
  return {
    context,
    done: oneImport(context, importId),
    issues: issuePage(context.db, importId, { offset: 0, limit: 50 }).items,
  };
}

describe('sample catalogues', () => {
  it('give a pharmacy strips and boxes with prices, both names and the class', async () => {
    const { context, done, issues } = await load('pharmacy');
    expect(issues.filter((issue) => issue.code !== 'no-strength')).toEqual([]);
    expect(done).toMatchObject({ status: 'done', refused: 0 });
    const { items } = listProducts(context.db, { ...ALL, view: viewOf(context) });
    expect(items.length).toBeGreaterThanOrEqual(150);
    for (const product of items) {
      expect([
        product.nameBn !== '',
        product.isCounted,
        product.packs.every((pack) => pack.price !== null),
      ]).toEqual([true, false, true]);
      expect(product.packs.filter((pack) => pack.isDefault)).toHaveLength(1);
    }
    const napa = findProducts(context, { text: 'নাপা', limit: 5 })[0]?.product;
    expect(napa?.packs.map(({ unit, baseQuantity, price }) => [unit, baseQuantity, price])).toEqual([
      ['tablet', 1, 120],
      ['strip', 10, 1200],
      ['box', 500, 60_000],
    ]);
    expect(new Set(items.map((product) => product.drugClass))).toEqual(
      new Set(['otc', 'rx', 'controlled', 'none']),
    );
    expect(findSubstitutes(context, napa?.id ?? '').map((item) => item.product.nameEn)).toContain('Ace');
  });

  it('give a grocery loose goods by weight and packets with valid barcodes', async () => {
    const { context, done, issues } = await load('grocery');
    expect(issues).toEqual([]);
    expect(done).toMatchObject({ status: 'done', refused: 0 });
    const { items } = listProducts(context.db, { ...ALL, view: viewOf(context) });
    expect(items.length).toBeGreaterThanOrEqual(150);
    const codes = items.flatMap((product) => product.packs.flatMap((pack) => pack.barcodes));
    expect(codes.length).toBeGreaterThan(80);
    expect(codes.filter((code) => hasWrongCheckDigit(code) || !code.startsWith('2'))).toEqual([]);
    const rice = findProducts(context, { text: 'miniket chal', limit: 3 })[0]?.product;
    expect([rice?.baseUnit, rice?.packs[0]?.unit, rice?.packs[0]?.price]).toEqual(['g', 'kg', 7800]);
    expect(findProducts(context, { text: 'khola soyabin tel', limit: 3 })[0]?.product.baseUnit).toBe('ml');
  });
});
