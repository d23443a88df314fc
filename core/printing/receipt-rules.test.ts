import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { backoffMs, isDrawerFresh, printerFor, usablePrinters, VIRTUAL_PRINTER } from './printer-rules.ts';
import { receiptPart, type StoredPart } from './receipt-rules.ts';

const part = (unit: StoredPart['unit'], size: number, quantity: number, price: number): StoredPart => ({
  unit,
  label: '',
  baseQuantity: baseUnits(size),
  quantity: baseUnits(quantity),
  rate: { amount: paisa(price), per: baseUnits(size) },
});

describe('the quantity of a part', () => {
  it.each([
    ['whole packs', part('strip', 10, 20, 2400), 'tablet', '2 strip', '২ পাতা', ''],
    ['single tablets', part('tablet', 1, 3, 240), 'tablet', '3 tab', '৩ ট্যাবলেট', ''],
    [
      'packs and loose ones',
      part('strip', 10, 13, 2400),
      'tablet',
      '1 strip 3 tab',
      '১ পাতা ৩ ট্যাবলেট',
      'strip',
    ],
    ['less than a pack', part('strip', 10, 3, 2400), 'tablet', '3 tab', '৩ ট্যাবলেট', 'strip'],
    ['grams of a kilo price', part('kg', 1000, 750, 7200), 'g', '750 g', '৭৫০ গ্রাম', 'kg'],
    ['more than a kilo', part('kg', 1000, 1250, 7200), 'g', '1.25 kg', '১.২৫ কেজি', 'kg'],
    ['a lakh of pieces', part('piece', 1, 123456, 100), 'piece', '1,23,456 pcs', '১,২৩,৪৫৬ পিস', ''],
  ] as const)('%s', (_, stored, baseUnit, english, bengali, unit) => {
    const shown = receiptPart(stored, baseUnit);
    expect(shown.quantity).toEqual({ en: english, bn: bengali });
    expect(shown.unit.en).toBe(unit);
  });

  it('names what a size is the size of', () => {
    const bottle = { ...part('bottle', 1, 1, 3500), label: '100 ml' };
    expect(receiptPart(bottle, 'bottle').quantity).toEqual({ bn: '১ বোতল 100 ml', en: '1 bottle 100 ml' });
  });

  it("prices a pack by the rate, whatever the rate's own base, and uses a pack's own label", () => {
    const perTablet = { ...part('strip', 14, 28, 0), rate: { amount: paisa(1250), per: baseUnits(10) } };
    expect(receiptPart({ ...perTablet, label: 'পাতা ১৪' }, 'tablet')).toEqual({
      quantity: { bn: '২ পাতা ১৪', en: '2 পাতা ১৪' },
      unitPrice: 1750,
      unit: { bn: '', en: '' },
    });
  });
});

describe('which printer a job goes to', () => {
  const printer = (id: string, isDefault: boolean) => ({ ...VIRTUAL_PRINTER, id, isDefault });

  it('is always one that is there, and exactly one is the default', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.boolean()), { selector: ([id]) => id }),
        fc.option(fc.string()),
        (setUp, wanted) => {
          const printers = usablePrinters(setUp.map(([id, isDefault]) => printer(id, isDefault)));
          expect(printers.filter((one) => one.isDefault)).toHaveLength(1);
          const chosen = printerFor(wanted, printers);
          expect(printers).toContain(chosen);
          const isThere = printers.some((one) => one.id === wanted);
          expect(chosen.id === wanted).toBe(isThere);
        },
      ),
    );
  });

  it('waits longer after each failure, at most half a minute, and forgets the drawer after one', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(backoffMs)).toEqual([1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3]);
    expect([isDrawerFresh(0, 60_000), isDrawerFresh(0, 60_001)]).toEqual([true, false]);
  });
});
