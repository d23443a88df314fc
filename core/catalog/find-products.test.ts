import { describe, expect, it } from 'vitest';
import { productInputSchema } from '../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../shared/money/money.ts';
import { receiveStock } from '../stock/index.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { preferenceOf } from './catalog-rules.ts';
import { createProduct } from './create-product.ts';
import { findProducts } from './find-products.ts';

describe('the one box', () => {
  it('puts the capsule before the injection of the same name', () => {
    const context = actAs(createTestShop(), 'owner');
    const add = (strength: string, baseUnit: string) =>
      createProduct(context, {
        id: context.ports.ids.next(),
        product: productInputSchema.parse({
          nameEn: 'Seclo',
          generic: 'Omeprazole',
          strength,
          baseUnit,
          packs: [{ unit: baseUnit, baseQuantity: 1, price: 600 }],
        }),
      });
    add('40 mg/vial', 'vial');
    add('20 mg', 'capsule');
    const found = findProducts(context, { text: 'seclo', limit: 5 });
    expect(found.map(({ product }) => product.baseUnit)).toEqual(['capsule', 'vial']);
  });
});

describe('a generic', () => {
  it('gives the brand that is in stock before all that never were, however many', () => {
    const context = actAs(createTestShop(), 'owner');
    const add = (nameEn: string) =>
      createProduct(context, {
        id: context.ports.ids.next(),
        product: productInputSchema.parse({
          nameEn,
          generic: 'Paracetamol',
          strength: '500 mg',
          dosageForm: 'Tablet',
          manufacturer: 'Beximco Pharmaceuticals Ltd.',
          baseUnit: 'tablet',
          packs: [{ unit: 'tablet', baseQuantity: 1, price: 120 }],
        }),
      });
    add('Paracetamol');
    for (let count = 0; count < 250; count += 1) add(count < 5 ? 'G-Paracetamol' : `Brand${count}`);
    const napa = add('Napa');
    receiveStock(context, {
      deliveryId: context.ports.ids.next(),
      lines: [
        {
          productId: napa.id,
          batchNo: '',
          expiry: null,
          quantity: baseUnits(100),
          cost: null,
          mrp: null,
          price: null,
        },
      ],
      note: '',
    });
    for (const text of ['paracetamol', 'paracet', 'প্যারাসিটামল', 'paracetamol 500']) {
      const found = findProducts(context, { text, limit: 20 });
      expect([text, found[0]?.product.nameEn]).toEqual([text, 'Napa']);
      expect(found).toHaveLength(20);
    }
  });
});

describe('preference among near equals', () => {
  it('is stock before demand before form, and never more than 1', () => {
    const inStock = preferenceOf({ inStock: 1, sold: 0, baseUnit: 'vial' });
    const wanted = preferenceOf({ inStock: 0, sold: 20, baseUnit: 'vial' });
    const oral = preferenceOf({ inStock: 0, sold: 0, baseUnit: 'tablet' });
    expect(inStock).toBeGreaterThan(wanted + oral);
    expect(wanted).toBeGreaterThan(oral);
    expect(preferenceOf({ inStock: 1, sold: 1000, baseUnit: 'tablet' })).toBeCloseTo(1);
    expect(preferenceOf(undefined)).toBe(0);
  });
});
