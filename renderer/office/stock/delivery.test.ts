import { describe, expect, it } from 'vitest';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { type DeliveryLine, readDelivery, withProduct } from './delivery.ts';

const product = {
  id: 'p',
  baseUnit: 'tablet',
  packs: [
    { id: 'strip', unit: 'strip', baseQuantity: 10, label: '', price: null, barcodes: [], isDefault: true },
  ],
} as unknown as ProductDto;

function typed(change: Partial<DeliveryLine['form']>): DeliveryLine[] {
  return withProduct([], product, 'a').map((line) => ({ ...line, form: { ...line.form, ...change } }));
}

describe('a delivery', () => {
  it('adds up what it cost', () => {
    const { ready, cost } = readDelivery(typed({ quantity: '5', cost: '12.50' }));
    expect(ready).toHaveLength(1);
    expect(cost).toBe(6250);
  });

  it('is not ready while any line cannot be read, or when it is empty', () => {
    const lines = [...typed({ quantity: '5' }), ...withProduct([], product, 'b')];
    const { ready, problems } = readDelivery(lines);
    expect(ready).toBeNull();
    expect([...problems]).toEqual([['b', { quantity: 'quantity' }]]);
    expect(readDelivery([]).ready).toBeNull();
  });
});
