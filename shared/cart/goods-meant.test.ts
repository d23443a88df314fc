import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseUnit } from '../catalog/units.ts';
import type { FoundDto } from '../contract/catalog.contract.ts';
import { toBengaliDigits } from '../text/digits.ts';
import { testPack, testProduct } from './cart-fixtures.ts';
import { goodsMeant } from './goods-meant.ts';
import { readSearch } from './read-search.ts';

function hit(nameEn: string, strength: string, baseUnit: BaseUnit, nameBn = ''): FoundDto {
  const product = testProduct(baseUnit, [testPack(baseUnit, 1, 100, true)], []);
  const id = `${nameEn} ${strength} ${baseUnit}`.replace(/ +/g, ' ').trim();
  return { product: { ...product, id, nameEn, nameBn, strength }, packId: null };
}

const SHELF = [
  hit('Seclo', '20 mg', 'capsule', 'সেকলো'),
  hit('Seclo', '40 mg/vial', 'vial', 'সেকলো'),
  hit('Seclo', '40 mg', 'capsule', 'সেকলো'),
  hit('Azithrocin', '500 mg', 'tablet', 'এজিথ্রোসিন'),
  hit('Azithrocin', '250 mg', 'tablet', 'এজিথ্রোসিন'),
  hit('Azithrocin', '250 mg', 'capsule', 'এজিথ্রোসিন'),
  hit('Napa', '500 mg', 'tablet', 'নাপা'),
  hit('Napa', '120 mg/5 ml', 'bottle', 'নাপা'),
  hit('Napa Extra', '500 mg+65 mg', 'tablet', 'নাপা এক্সট্রা'),
  hit('Naprosyn', '250 mg', 'tablet'),
  hit('Amodis', '400 mg', 'tablet'),
];
/** What is meant of a shelf that is found whole, whatever is typed. */
function meant(text: string, shelf: readonly FoundDto[] = SHELF) {
  const search = readSearch(text);
  const { items, quantity, choice } = goodsMeant(search, [shelf, ...search.rivals.map(() => shelf)]);
  return { first: items[0]?.product.id, quantity, choice: choice.map(({ product }) => product.id) };
}
const firstAndQuantity = (text: string) => [meant(text).first, meant(text).quantity];

describe('a number before the form', () => {
  it('is the strength where goods of that name have it', () => {
    for (const text of ['seclo 40 capsule', 'seclo 40 cap', 'seclo 40cap', 'সেকলো ৪০ ক্যাপসুল', 'seklo 40 cap'])
      expect([text, ...firstAndQuantity(text)]).toEqual([text, 'Seclo 40 mg capsule', null]);
    expect(firstAndQuantity('seclo 40 vial')).toEqual(['Seclo 40 mg/vial vial', null]);
    for (const text of ['azithrocin 250 capsule', 'এজিথ্রোসিন ২৫০ ক্যাপসুল'])
      expect([text, meant(text)]).toEqual([
        text,
        { first: 'Azithrocin 250 mg capsule', quantity: null, choice: ['Azithrocin 250 mg capsule'] },
      ]);
    expect(firstAndQuantity('napa 500 tablet')).toEqual(['Napa 500 mg tablet', null]);
    expect(firstAndQuantity('amodis 400 tab')).toEqual(['Amodis 400 mg tablet', null]);
  });

  it('keeps the quantity that stands behind it or before it', () => {
    expect(firstAndQuantity('napa 500 tab 2 strip')).toEqual(['Napa 500 mg tablet', '2 strip']);
    expect(firstAndQuantity('napa 500 tab 10 tab')).toEqual(['Napa 500 mg tablet', '10 tab']);
    expect(firstAndQuantity('2*seclo 40 cap')).toEqual(['Seclo 40 mg capsule', '2']);
  });

  it('is a quantity where no goods of that name have that strength in that form', () => {
    expect(meant('seclo 30 capsule').quantity).toBe('30 capsule');
    expect(meant('napa 250 tab').quantity).toBe('250 tab');
    expect(meant('napa 5 tab').quantity).toBe('5 tab');
    expect(meant('napa 120 tab').quantity).toBe('120 tab');
  });

  it('is that of the goods called so before those that are called more', () => {
    const shelf = [hit('Ace Plus', '500 mg+65 mg', 'tablet'), hit('Ace', '500 mg', 'tablet')];
    expect(meant('ace 500 tab', shelf).first).toBe('Ace 500 mg tablet');
  });

  it('is that of a generic as of a name', () => {
    const generic = hit('G-Omeprazole', '20 mg', 'capsule');
    const brand = hit('Losectil', '40 mg', 'capsule');
    const shelf = [generic, { ...brand, product: { ...brand.product, generic: 'Omeprazole' } }];
    for (const text of ['omeprazole 40 cap', 'ওমিপ্রাজল ৪০ ক্যাপ'])
      expect([text, meant(text, shelf)]).toMatchObject([text, { first: brand.product.id, quantity: null }]);
  });

  it('is that of goods with all the words, not of those with some', () => {
    expect(firstAndQuantity('napa extra 500 tab')).toEqual(['Napa Extra 500 mg+65 mg tablet', null]);
    expect(meant('napa extra 500 tab').choice).toHaveLength(1);
  });

  it('is never a quantity while goods of that name have that strength, in either script and however it is spaced', () => {
    const kinds = fc.constantFrom(
      ...SHELF.filter(({ product }) => ['tablet', 'capsule'].includes(product.baseUnit)),
    );
    const forms = fc.constantFrom('tab', 'tablet', 'tabs', 'cap', 'Capsule', 'ক্যাপসুল', 'ট্যাবলেট', 'ট্যাব');
    fc.assert(
      fc.property(
        kinds,
        forms,
        fc.boolean(),
        fc.nat(2),
        fc.constantFrom('', '2s', '3 strip', '50tk', '৳50'),
        (goods, form, bengali, blanks, rest) => {
          const { product } = goods;
          const number = /\d+/.exec(product.strength)?.[0] ?? '';
          const typed = bengali ? toBengaliDigits(number) : number;
          const text = `${product.nameEn} ${typed}${' '.repeat(blanks)}${form} ${rest}`;
          const search = meant(text);
          expect(search.quantity).toBe(rest === '' ? null : rest);
          const first = SHELF.find((each) => each.product.id === search.first)?.product;
          expect([first?.nameEn, /\d+/.exec(first?.strength ?? '')?.[0]]).toEqual([product.nameEn, number]);
        },
      ),
    );
  });

  it('is always a quantity in the notation of packs, letters and money', () => {
    const tails = fc.constantFrom('2s3t', '40t', '500 strip', '40 box', '500tk', '৳500', '500 টাকার', '40 টা');
    fc.assert(
      fc.property(fc.constantFrom('seclo', 'napa', 'amodis', 'azithrocin'), tails, (name, tail) => {
        expect(meant(`${name} ${tail}`).quantity).toBe(tail);
      }),
    );
  });
});

describe('a weight at the end', () => {
  const loose = hit('Chini (loose)', '', 'g', 'চিনি (খোলা)');
  const icing = hit('Anchor Icing Sugar 250 gm', '', 'piece', 'অ্যাংকর আইসিং চিনি ২৫০ গ্রাম');
  const packet = hit('Fresh Chini 250 gm', '', 'piece', 'ফ্রেশ চিনি ২৫০ গ্রাম');
  const kilo = hit('Fresh Chini 1 kg', '', 'piece', 'ফ্রেশ চিনি ১ কেজি');
  const atta = hit('Atta', '', 'g', 'আটা');
  const teer = hit('Teer Atta 2 kg', '', 'piece', 'তীর আটা ২ কেজি');
  const grocery = [icing, kilo, packet, atta, teer, loose];

  it('is a quantity of goods counted in it that match the other words, which come first', () => {
    for (const [text, quantity] of [
      ['chini loose 250g', '250g'],
      ['চিনি খোলা ২৫০গ্রাম', '২৫০গ্রাম'],
      ['chini 250 gm', '250 gm'],
      ['chini 2kg', '2kg'],
    ] as const)
      expect([text, meant(text, grocery).first, meant(text, grocery).quantity]).toEqual([
        text,
        loose.product.id,
        quantity,
      ]);
  });

  it('names the goods that carry it, where those match the words better', () => {
    expect(meant('teer atta 2kg', grocery).first).toBe(teer.product.id);
    expect(meant('fresh chini 1000g', grocery).first).toBe(kilo.product.id);
    expect(meant('fresh chini 250g', grocery).first).toBe(packet.product.id);
    expect(meant('atta 2kg', grocery).first).toBe(atta.product.id);
  });

  it('is of no loose goods counted otherwise', () => {
    const oil = hit('Soybean Oil', '', 'ml');
    const bottle = hit('Fresh Soybean Oil 1 kg', '', 'piece');
    expect(meant('soybean oil 1kg', [oil, bottle]).first).toBe(bottle.product.id);
    expect(meant('soybean oil 250ml', [bottle, oil]).first).toBe(oil.product.id);
  });
});
