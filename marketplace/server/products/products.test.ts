import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingAt } from '../../../shared/marketplace/opening.ts';
import { stockShop } from '../testing/stock-shop.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { listingFields } from '../testing/test-goods.ts';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { categoryMap } from './map-category.ts';
import { gtinOf, matchKey } from './match-key.ts';
import { categoryRows } from './products.repo.ts';

describe('what makes goods of two shops the same', () => {
  it('takes a GTIN by its check digit, and no number that a shop made itself', () => {
    expect(gtinOf('8941100501016')).toBe('08941100501016');
    expect(gtinOf('036000291452')).toBe('00036000291452');
    expect(gtinOf('96385074')).toBe('00000096385074');
    for (const barcode of [
      '8941100501017',
      '2012345678900',
      '0212345678909',
      '123',
      '',
      '0000000000000',
      '89411005০1016',
    ])
      expect(gtinOf(barcode), barcode).toBeNull();
  });

  it('is the barcode for groceries, and name, strength, form and company for medicine', () => {
    const grocery = { drugClass: 'none' as const, manufacturer: '', barcodes: ['x', '8941100501016'] };
    expect(matchKey(listingFields({ ...grocery, nameEn: 'Mum' }))).toBe('gtin:08941100501016');
    expect(matchKey(listingFields({ ...grocery, nameEn: 'Mum', barcodes: [] }))).toBe(
      'name:mum|500 mg|tablet|',
    );
    const boxed = listingFields({ barcodes: ['8941100501016'] });
    expect(matchKey(boxed)).toBe(
      matchKey(listingFields({ manufacturer: 'BEXIMCO Pharma Ltd', nameEn: ' napa 500 MG ' })),
    );
    expect(matchKey(boxed)).not.toBe(matchKey(listingFields({ strength: '665 mg' })));
    expect(matchKey(listingFields({ nameEn: '500 mg', nameBn: '' }))).toBe(
      'name:500 mg|500 mg|tablet|beximco',
    );
  });

  it('joins shops at one product, which later shops complete and do not change', async () => {
    const market = await createTestMarket();
    const alone = { nameBn: '', description: '' };
    await stockShop(market, [alone]);
    await stockShop(market, [{ generic: 'Other', nameBn: 'নাপা', description: 'For fever' }]);
    const products = await market.db.query('SELECT name_bn, generic, description, offered FROM products');
    expect(products).toEqual([
      { name_bn: 'নাপা', generic: 'Paracetamol', description: 'For fever', offered: 2 },
    ]);
    expect((await callAs(market).find.suggest({ text: 'নাপা' })).items).toHaveLength(1);
  });

  it('is the same product whichever of two shops comes first at the same moment', async () => {
    const market = await createTestMarket();
    const goods = Array.from({ length: 30 }, (_, at) => ({ nameEn: `Goods ${at}`, nameBn: '' }));
    await Promise.all([
      stockShop(market, goods),
      stockShop(market, goods.toReversed()),
      stockShop(market, goods),
    ]);
    expect(
      await market.db.query(
        'SELECT count(*) AS n, min(offered) AS least, max(offered) AS most FROM products',
      ),
    ).toEqual([{ n: 30, least: 3, most: 3 }]);
    const [word] = await market.db.query(`SELECT uses FROM search_words WHERE word = 'goods'`);
    expect(word).toEqual({ uses: 30 });
  });
});

describe('categories', () => {
  it('are found by a shop own names in either language, from the leaf up, in the kind of the shop first', async () => {
    const map = categoryMap(await categoryRows(await createTestDatabase()));
    const path = (...names: string[]) => names.map((name) => ({ nameBn: '', nameEn: name }));
    const bengali = (...names: string[]) => names.map((name) => ({ nameBn: name, nameEn: '' }));
    expect(map(path('Medicine', 'Antibiotics'), 'medicine')).toBe('medicine.antibiotic');
    expect(map(bengali('এন্টিবায়োটিক'), 'medicine')).toBe('medicine.antibiotic');
    expect(map(path('Gastric medicines'), 'medicine')).toBe('medicine.gastric');
    expect(map(bengali('চাউল'), 'grocery')).toBe('grocery.rice');
    expect(map(path('Rice'), 'restaurant')).toBe('restaurant.rice');
    expect(map(path('Vegetables', 'Imported xyz'), 'grocery')).toBe('grocery.vegetable');
    expect(map(path('Qwxz'), 'hardware')).toBe('hardware');
    expect(map([], 'electronics')).toBe('electronics');
  });

  it('are a tree with both names, whose parents are of the same kind', async () => {
    const rows = await categoryRows(await createTestDatabase());
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      expect(/[ঀ-৿]/.test(row.nameBn) && row.nameEn !== '' && row.words.length > 0, row.id).toBe(true);
      if (row.parentId !== null) expect(byId.get(row.parentId)?.shopKind).toBe(row.shopKind);
    }
    expect(new Set(rows.filter((row) => row.parentId === null).map((row) => row.shopKind)).size).toBe(5);
  });
});

describe('the column of opening hours', () => {
  const span = fc
    .record({ from: fc.nat(1_439), length: fc.integer({ min: 1, max: 900 }) })
    .map(({ from, length }) => ({ from, to: Math.min(1_800, from + length) }));
  const week = fc.array(fc.array(span, { maxLength: 3 }), { minLength: 7, maxLength: 7 });

  it('says the same as the rule for any week and minute', async () => {
    const db = await createTestDatabase();
    await fc.assert(
      fc.asyncProperty(week, fc.nat(10_079), async (hours, minute) => {
        const saturday = Date.parse('2026-11-21T00:00:00+06:00');
        const [row] = await db.query('SELECT open_week($1::jsonb) @> $2::integer AS is_open', [
          JSON.stringify(hours),
          minute,
        ]);
        expect(row).toEqual({ is_open: openingAt(hours, saturday + minute * 60_000).isOpen });
      }),
      { numRuns: 150 },
    );
  });
});
