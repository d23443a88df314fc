import { describe, expect, it } from 'vitest';
import type { PackDto } from '../../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { countedChange, emptyReceive, readReceive, receiveWarnings } from './receive-form.ts';

const pack = (id: string, unit: PackDto['unit'], size: number): PackDto => ({
  id,
  unit,
  label: '',
  baseQuantity: baseUnits(size),
  price: null,
  barcodes: [],
  isDefault: id === 'strip',
});
const napa = {
  id: 'napa',
  baseUnit: 'tablet' as const,
  packs: [pack('tablet', 'tablet', 1), pack('strip', 'strip', 10), pack('box', 'box', 100)],
};
const today = '2026-11-21' as BusinessDay;

describe('goods coming in', () => {
  it('counts a bare number in the largest pack', () => {
    const form = {
      ...emptyReceive(napa),
      quantity: '২',
      expiry: '০৩/২৭',
      cost: '৮০',
      mrp: '100',
      batchNo: ' B1 ',
    };
    expect(readReceive(form, napa).line).toEqual({
      productId: 'napa',
      batchNo: 'B1',
      expiry: '2027-03-31',
      quantity: 200,
      cost: { amount: 8000, per: 100 },
      mrp: { amount: 10_000, per: 100 },
    });
  });

  it('takes packs mixed, and leaves prices out', () => {
    const form = { ...emptyReceive(napa), quantity: '1b2s3t' };
    expect(readReceive(form, napa).line).toMatchObject({
      quantity: 123,
      cost: null,
      mrp: null,
      expiry: null,
    });
  });

  it('names what cannot be read', () => {
    const form = { ...emptyReceive(napa), quantity: '0', expiry: '1/1', cost: 'x' };
    expect(readReceive(form, napa).problems).toEqual({
      quantity: 'quantity',
      expiry: 'expiry',
      cost: 'taka',
    });
  });

  it('asks for a second look at a cost above the MRP and at a passed expiry', () => {
    const form = { ...emptyReceive(napa), quantity: '1', cost: '12', mrp: '10', expiry: '10/26' };
    expect(receiveWarnings(readReceive(form, napa).line, today)).toEqual(['cost-above-mrp', 'expired']);
  });

  it('turns a fresh count into a change', () => {
    expect(countedChange('2s3t', 25, napa)).toBe(-2);
    expect(countedChange('০', 25, napa)).toBe(-25);
    expect(countedChange('3', 25, napa, 'strip')).toBe(5);
    expect(countedChange('abc', 25, napa)).toBeNull();
  });
});
