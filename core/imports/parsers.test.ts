import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paisa } from '../../shared/money/money.ts';
import { toBengaliDigits } from '../../shared/text/digits.ts';
import { readPackSize, sizesDiffer } from './pack-size.ts';
import { readPresentations } from './presentations.ts';
import { readCsv } from './read-csv.ts';
import { packsOfSizes } from './read-packs.ts';
import { readExpiry, readPrice, readQuantity, readVatRate } from './read-values.ts';
import { readUnitLabel } from './unit-label.ts';

const paisa = fc.integer({ min: 0, max: 10_000_000_000 }).map((value) => value as Paisa);
const written = (value: number) => (value / 100).toFixed(2);

describe('prices', () => {
  it.each([
    ['355.0', 35_500],
    ['৳ 1,250.50', 125_050],
    ['১২৫.৫০', 12_550],
    ['Tk 20/-', 2000],
    ['12,34,567', 123_456_700],
    ['0.09', 9],
    ['12.50000', 1250],
    ['1,250', 125_000],
    ['১,২৫,০০০', 12_500_000],
    ['.5', 50],
    ['7.', 700],
    ['BDT 5', 500],
  ])('%s', (text, value) => {
    expect(readPrice(text)).toEqual({ is: 'value', value });
  });

  it.each([
    ['28.435', 2844],
    ['12.999', 1300],
    ['12.3401', 1234],
  ])('%s is finer than a paisa, and says so', (text, value) => {
    expect(readPrice(text)).toEqual({ is: 'value', value, isRounded: true });
  });

  it.each(['12,50', '৳ 1,5', '১২,৫০', '1.250,50', '1250,5', '1,2345'])(
    '%s may be decimals after a comma, and is never taken for a larger amount',
    (text) => {
      expect(readPrice(text)).toEqual({ is: 'bad', hasComma: true });
      expect(readQuantity(text).is).toBe('bad');
    },
  );

  it.each(['', ' ', '-', 'N/A', 'null'])('%j says nothing', (text) => {
    expect(readPrice(text).is).toBe('empty');
  });

  it.each(['ten', '-5', '1.2.3', '1e5', 'NaN', 'Infinity', '0x10', '1,2,3', '5 kg'])(
    '%s is no price',
    (text) => {
      expect(readPrice(text).is).toBe('bad');
    },
  );

  it('reads back every amount, in either script, with or without signs and grouping', () => {
    fc.assert(
      fc.property(paisa, fc.boolean(), fc.constantFrom('', '৳', 'Tk. '), (value, bengali, sign) => {
        const text = sign + new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(value / 100);
        expect(readPrice(bengali ? toBengaliDigits(text) : text)).toEqual({ is: 'value', value });
      }),
    );
  });

  it('never throws, and never gives anything but whole paisa', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [readPrice(text), readQuantity(text), readVatRate(text)])
          expect(read.is !== 'value' || (Number.isSafeInteger(read.value) && read.value >= 0)).toBe(true);
        readExpiry(text);
        readPackSize(text);
        readPresentations(text);
        readUnitLabel(text, text);
      }),
    );
  });
});

describe('expiry dates', () => {
  it.each([
    ['2027-05-31', '2027-05-31'],
    ['31/05/2027', '2027-05-31'],
    ['31.5.27', '2027-05-31'],
    ['05/2027', '2027-05-31'],
    ['2/28', '2028-02-29'],
    ['May 2027', '2027-05-31'],
    ['31 May 2027', '2027-05-31'],
    ['2027-05', '2027-05-31'],
    ['৩১/০৫/২০২৭', '2027-05-31'],
    ['2027-05-31T00:00:00Z', '2027-05-31'],
    ['Feb-27', '2027-02-28'],
  ])('%s is %s', (text, value) => {
    expect(readExpiry(text)).toEqual({ is: 'value', value });
  });

  it.each(['31/02/2027', '13/2027', 'soon', '2027', '1/2/3/4', '00/2027', '99/99/9999'])(
    '%s is no date',
    (text) => {
      expect(readExpiry(text).is).toBe('bad');
    },
  );
});

describe('presentations', () => {
  const size = fc.record({
    label: fc.constantFrom('unit', '100 ml bottle', '60 ml bottle', '500 mg vial', '10 gm tube'),
    unitPrice: fc.oneof(paisa, fc.constant(0 as Paisa)),
    packQuantity: fc.option(fc.integer({ min: 1, max: 500 })),
    packPrice: fc.option(paisa),
  });

  it('are read back from JSON as written', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), (sizes) => {
        const json = JSON.stringify(
          sizes.map(({ label, unitPrice, packQuantity, packPrice }) => ({
            label,
            unit_price: Number(written(unitPrice)),
            pack_qty: packQuantity,
            pack_price: packPrice === null ? null : Number(written(packPrice)),
          })),
        );
        // A price of zero is none.
        const priced = sizes.map((one) => ({
          ...one,
          unitPrice: one.unitPrice || null,
          packPrice: one.packPrice || null,
        }));
        expect(readPresentations(json)).toEqual({ is: 'sizes', sizes: priced });
      }),
    );
  });

  it('make one product of each label, each with one default pack and no pack twice', () => {
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('Tablet', 'Syrup', ''),
        (sizes, form) => {
          const products = packsOfSizes(sizes, form);
          expect(products.length).toBe(new Set(sizes.map((item) => item.label)).size);
          for (const { packs } of products) {
            expect(packs.filter((pack) => pack.isDefault)).toHaveLength(1);
            expect(new Set(packs.map((pack) => `${pack.unit} ${pack.baseQuantity}`)).size).toBe(packs.length);
            expect(packs.every((pack) => pack.baseQuantity >= 1)).toBe(true);
          }
        },
      ),
    );
  });

  it('reads a chain of packs written out', () => {
    expect(readPresentations('tablet=1.20; strip x10=12 | box ×100 = ৳115')).toEqual({
      is: 'chain',
      packs: [
        { unit: 'tablet', baseQuantity: 1, price: 120 },
        { unit: 'strip', baseQuantity: 10, price: 1200 },
        { unit: 'box', baseQuantity: 100, price: 11_500 },
      ],
    });
  });

  it('knows what a kg, a litre and a dozen hold where the chain does not say', () => {
    const packs = (text: string) => {
      const read = readPresentations(text);
      return read.is === 'chain' ? read.packs.map(({ baseQuantity }) => baseQuantity) : read.is;
    };
    expect(packs('kg=60')).toEqual([1000]);
    expect(packs('litre x1000=180')).toEqual([1000]);
    expect(packs('piece=12; dozen=140')).toEqual([1, 12]);
  });

  it.each([
    '[',
    '[1]',
    '[null]',
    '{}',
    'strip',
    'barrel=5',
    'box x0=5',
    '[{"unit_price":"ten"}]',
    `[${'{},'.repeat(60)}{}]`,
  ])('%s is bad', (text) => {
    expect(readPresentations(text).is).toBe('bad');
  });
});

describe('sizes in names', () => {
  it.each([
    ['Mustard Oil 1 ltr', 'volume', 1_000_000],
    ['সরিষার তেল ৫০০ মিলি', 'volume', 500_000],
    ['Biscuit 1.5 kg', 'mass', 1_500_000],
    ['চিনি ২৫০ গ্রাম ', 'mass', 250_000],
    ['Feeder 3 pcs', 'count', 3000],
    ['Juice250ml', 'volume', 250_000],
  ])('%s', (name, measure, thousandths) => {
    expect(readPackSize(name)).toMatchObject({ measure, thousandths });
  });

  it.each(['Salt', 'Soap 6 x 20 gm', 'Fish 1-1.5 kg', 'Mango ± 50 gm', 'Bulb 12 watt', '500', 'Pad 8 pads'])(
    '%s has none',
    (name) => {
      expect(readPackSize(name)).toBeNull();
    },
  );

  it('differ when the amounts do, whatever the unit', () => {
    expect(sizesDiffer(readPackSize('Oil 1 ltr'), readPackSize('তেল ১০০০ মিলি'))).toBe(false);
    expect(sizesDiffer(readPackSize('Oil 1 ltr'), readPackSize('তেল ১ কেজি'))).toBe(true);
    expect(sizesDiffer(readPackSize('Oil'), readPackSize('তেল ১ কেজি'))).toBe(false);
  });
});

describe('unit labels', () => {
  it.each([
    ['100 ml bottle', 'Syrup', 'bottle', 'bottle', 1, '100 ml'],
    ['unit', 'Tablet (Sustained Release)', 'tablet', 'tablet', 1, ''],
    ['', 'Inhalation Capsule', 'capsule', 'capsule', 1, ''],
    ['10 tablet strip', 'Tablet', 'tablet', 'strip', 10, ''],
    ['kg', '', 'g', 'kg', 1000, ''],
    ['per litre', '', 'ml', 'litre', 1000, ''],
    ['ডজন', '', 'piece', 'dozen', 12, ''],
    ['5 ml drop', 'Ophthalmic Solution', 'bottle', 'bottle', 1, '5 ml'],
    ['200 metered doses', 'Inhaler', 'piece', 'piece', 1, '200 metered doses'],
    ['constructor', '', 'piece', 'piece', 1, 'constructor'],
  ])('%s of %s', (label, form, baseUnit, unit, baseQuantity, shown) => {
    expect(readUnitLabel(label, form)).toEqual({ baseUnit, unit, baseQuantity, label: shown });
  });
});

describe('the separator of a short list', () => {
  it.each([
    [';', 3],
    ['\t', 2],
    ['|', 1],
    [',', 1],
  ])('%j is seen in %i rows', async (separator, count) => {
    const rows = [
      ['name', 'price'],
      ...Array.from({ length: count }, (_, index) => [`Rice ${index}`, '12.50']),
    ];
    const text = `${rows.map((row) => row.join(separator)).join('\n')}\n`;
    const sheet = await readCsv(text);
    expect(sheet.columns).toEqual(['name', 'price']);
    expect(sheet.rows).toEqual(rows.slice(1));
  });
});
