import { describe, expect, it } from 'vitest';
import { productInputSchema } from '../../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import {
  emptyPack,
  emptyProductForm,
  largerPack,
  type ProductForm,
  parseCount,
  readProductForm,
  withBaseUnit,
  withPackUnit,
} from './product-form.ts';

function napa(change: Partial<ProductForm> = {}): ProductForm {
  const form = emptyProductForm(true, 'en', 'Napa');
  const [tablet] = form.packs;
  return {
    ...form,
    packs: [
      { ...(tablet ?? emptyPack('tablet', true, 'en')), price: '১.২০' },
      { ...emptyPack('strip', false, 'en'), contains: '১০', price: '12', barcodes: ['0890'] },
    ],
    ...change,
  };
}

describe('product form', () => {
  it('reads Bengali numbers into what the contract takes', () => {
    const { product, problems } = readProductForm(napa({ vat: '৭.৫', reorder: '১০০' }));
    expect(problems).toBeNull();
    expect(productInputSchema.parse(product)).toMatchObject({
      nameEn: 'Napa',
      vatRateBp: 750,
      reorderLevel: 100,
      oversell: null,
      packs: [
        { unit: 'tablet', baseQuantity: 1, price: 120 },
        { unit: 'strip', baseQuantity: 10, price: 1200, barcodes: ['0890'] },
      ],
    });
  });

  it('puts a Bengali name where it belongs', () => {
    expect(emptyProductForm(false, 'bn', 'চিনি')).toMatchObject({
      nameBn: 'চিনি',
      nameEn: '',
      baseUnit: 'piece',
    });
  });

  it('leaves out empty details and refuses half of one', () => {
    const specifications = [
      { row: 'a', key: '', value: '' },
      { row: 'b', key: 'DAR', value: '123' },
    ];
    expect(readProductForm(napa({ specifications })).product?.specifications).toEqual([
      { key: 'DAR', value: '123' },
    ]);
    const half = [{ row: 'a', key: 'DAR', value: '' }];
    expect(readProductForm(napa({ specifications: half })).problems).toEqual({
      'specifications.0': 'required',
    });
  });

  it('begins with one single unit, in the digits of the screen', () => {
    expect(emptyProductForm(true, 'bn').packs[0]?.contains).toBe('১');
    expect(emptyProductForm(true, 'en').packs[0]?.contains).toBe('1');
  });

  it('names every field that is wrong', () => {
    const strip = { ...emptyPack('strip', false, 'en'), contains: '1.5', price: 'x', barcodes: ['১২৩'] };
    const wrong = napa({
      nameEn: ' ',
      vat: '200',
      reorder: '-1',
      packs: [emptyPack('tablet', true, 'en'), strip],
    });
    expect(readProductForm(wrong).problems).toEqual({
      nameBn: 'name',
      vat: 'percent',
      reorder: 'number',
      'packs.1.contains': 'number',
      'packs.1.price': 'taka',
      'packs.1.barcodes': 'barcode',
    });
  });

  it('finds a pack that is there twice', () => {
    const packs = [emptyPack('tablet', true, 'en'), emptyPack('tablet', true, 'en')];
    expect(readProductForm(napa({ packs })).problems).toEqual({ 'packs.1.contains': 'twice' });
  });

  it('knows what a kg, a litre and a dozen hold, and takes the base unit of a new product along', () => {
    const piece = emptyProductForm(false, 'bn');
    const kg = withPackUnit(piece, 0, 'kg', 'bn');
    expect(kg).toMatchObject({ baseUnit: 'g', packs: [{ unit: 'kg', contains: '১০০০' }] });
    const dozen = withPackUnit(piece, 0, 'dozen', 'en');
    expect(dozen).toMatchObject({ baseUnit: 'piece', packs: [{ unit: 'dozen', contains: '12' }] });
    expect(withPackUnit(dozen, 0, 'box', 'en').packs[0]?.contains).toBe('');
    const grams = withBaseUnit(piece, 'g', 'en');
    expect(grams).toMatchObject({ baseUnit: 'g', packs: [{ unit: 'g', contains: '1' }] });
    expect(withPackUnit(grams, 0, 'kg', 'en').packs[0]?.contains).toBe('1000');
    expect(largerPack('litre', 'ml', 'en').contains).toBe('1000');
  });

  it('takes no price, but not a price of zero', () => {
    const form = emptyProductForm(false, 'en', 'Salt');
    const priced = (price: string) =>
      readProductForm({ ...form, packs: form.packs.map((pack) => ({ ...pack, price })) });
    expect(priced('').product?.packs[0]?.price).toBeNull();
    for (const zero of ['0', '০', '0.00']) expect(priced(zero).problems).toEqual({ 'packs.0.price': 'zero' });
    const code = form.packs.map((pack) => ({ ...pack, price: '0', barcodes: ['১২৩'] }));
    expect(readProductForm({ ...form, packs: code }).problems).toEqual({
      'packs.0.price': 'zero',
      'packs.0.barcodes': 'barcode',
    });
    expect(
      productInputSchema.safeParse({ nameEn: 'Salt', packs: [{ unit: 'piece', baseQuantity: 1, price: 0 }] })
        .success,
    ).toBe(false);
  });

  it('does not take a kg of 1 g, nor a kg of what is counted in pieces', () => {
    const form = emptyProductForm(false, 'en', 'Sugar');
    const kg = { ...emptyPack('kg', true, 'en'), contains: '1' };
    expect(readProductForm({ ...form, baseUnit: 'g', packs: [kg] }).problems).toEqual({
      'packs.0.contains': 'size',
    });
    const counted = { ...kg, contains: '1000' };
    expect(readProductForm({ ...form, packs: [counted] }).problems).toEqual({ 'packs.0.contains': 'size' });
  });

  it('lets an imported pack stay as it stands, so that the rest of the product can be edited', () => {
    const form = emptyProductForm(false, 'en', 'Eggs');
    const stored = {
      baseUnit: 'piece' as const,
      packs: [{ id: 'tens', unit: 'dozen' as const, baseQuantity: baseUnits(10) }],
    };
    const tens = { ...emptyPack('dozen', true, 'en'), id: 'tens', contains: '10' };
    expect(readProductForm({ ...form, packs: [tens] }, stored).problems).toBeNull();
    const size = { 'packs.0.contains': 'size' };
    expect(readProductForm({ ...form, packs: [tens] }).problems).toEqual(size);
    const eleven = { ...tens, contains: '11' };
    expect(readProductForm({ ...form, packs: [eleven] }, stored).problems).toEqual(size);
    const another = { ...tens, unit: 'kg' as const };
    expect(readProductForm({ ...form, packs: [another] }, stored).problems).toEqual(size);
  });

  it('counts in whole numbers above zero', () => {
    expect(parseCount('১,০০০')).toBe(1000);
    for (const text of ['', '0', '-1', '1.5', 'a']) expect(parseCount(text)).toBeNull();
  });
});
