import { describe, expect, it } from 'vitest';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { type DeliveryLine, readDelivery, withProduct } from './delivery.ts';

const today = '2026-11-21' as BusinessDay;
const product = {
  id: 'p',
  baseUnit: 'tablet',
  batches: [],
  packs: [
    { id: 'strip', unit: 'strip', baseQuantity: 10, label: '', price: null, barcodes: [], isDefault: true },
  ],
} as unknown as ProductDto;

function typed(change: Partial<DeliveryLine['form']>): DeliveryLine[] {
  return withProduct([], product, 'a').map((line) => ({ ...line, form: { ...line.form, ...change } }));
}

describe('a delivery', () => {
  it('adds up what it cost', () => {
    const { ready, cost } = readDelivery(typed({ quantity: '5', cost: '12.50' }), today);
    expect(ready).toHaveLength(1);
    expect(cost).toBe(6250);
  });

  it('doubts a price far from the one the product has', () => {
    const [strip] = product.packs;
    const priced = { ...product, packs: [{ ...strip, price: 1200 }] } as ProductDto;
    const lines = typed({ quantity: '5', mrp: '120' }).map((line) => ({ ...line, product: priced }));
    expect(readDelivery(lines, today).doubts.get('a')).toMatchObject([{ field: 'mrp', kind: 'far-off' }]);
  });

  it('is not ready while any line cannot be read, or when it is empty', () => {
    const lines = [...typed({ quantity: '5' }), ...withProduct([], product, 'b')];
    const { ready, problems } = readDelivery(lines, today);
    expect(ready).toBeNull();
    expect([...problems]).toEqual([['b', { quantity: 'quantity' }]]);
    expect(readDelivery([], today).ready).toBeNull();
  });
});
