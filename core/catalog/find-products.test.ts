import { describe, expect, it } from 'vitest';
import { productInputSchema } from '../../shared/contract/catalog.contract.ts';
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
