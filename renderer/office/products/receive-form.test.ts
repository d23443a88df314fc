import { describe, expect, it } from 'vitest';
import type { PackDto } from '../../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { countedChange, emptyReceive, readReceive, withQuantity } from './receive-form.ts';

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
    expect(readReceive(form, napa, today).line).toEqual({
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
    expect(readReceive(form, napa, today).line).toMatchObject({
      quantity: 123,
      cost: null,
      mrp: null,
      expiry: null,
    });
  });

  it('names what cannot be read', () => {
    const form = { ...emptyReceive(napa), quantity: '0', expiry: '1/1', cost: 'x' };
    expect(readReceive(form, napa, today).problems).toEqual({
      quantity: 'quantity',
      expiry: 'expiry',
      cost: 'taka',
    });
  });

  it('refuses a passed expiry as that of its field', () => {
    const form = { ...emptyReceive(napa), quantity: '1', expiry: '10/26' };
    expect(readReceive(form, napa, today).problems).toEqual({ expiry: 'expired' });
    expect(readReceive({ ...form, expiry: '১১/২৬' }, napa, today).problems).toBeNull();
  });

  it('prices the largest unit typed into the quantity, until somebody chose another', () => {
    const form = emptyReceive(napa);
    expect(form.packId).toBe('box');
    for (const [typed, packId] of [
      ['৫ পাতা', 'strip'],
      ['5s', 'strip'],
      ['3 strip 2 tab', 'strip'],
      ['2 tab', 'tablet'],
      ['1b 5s', 'box'],
      ['৫ টা', 'tablet'],
      ['5', 'box'],
    ])
      expect([typed, withQuantity(form, typed ?? '', napa).packId]).toEqual([typed, packId]);
    const chosen = { ...form, packId: 'box', isPackChosen: true };
    expect(withQuantity(chosen, '৫ পাতা', napa)).toEqual({ quantity: '৫ পাতা', packId: 'box' });
    const sugar = {
      ...napa,
      baseUnit: 'g' as const,
      packs: [pack('g', 'g', 1), pack('kg', 'kg', 1000), pack('sack', 'bag', 50_000)],
    };
    expect(withQuantity(emptyReceive(sugar), '২.৫ কেজি', sugar).packId).toBe('kg');
    const kilos = { ...emptyReceive(sugar), quantity: '2.5', packId: 'kg' };
    expect(readReceive(kilos, sugar, today).line?.quantity).toBe(2500);
  });

  it('prices the very pack that the quantity counts, where two are of one unit', () => {
    const boxes = {
      ...napa,
      packs: [
        pack('tablet', 'tablet', 1),
        pack('strip', 'strip', 10),
        pack('small', 'box', 15),
        pack('large', 'box', 30),
      ],
    };
    const typed = (quantity: string, mrp: string) => {
      const form = { ...emptyReceive(boxes), mrp };
      return readReceive({ ...form, ...withQuantity(form, quantity, boxes) }, boxes, today).line;
    };
    for (const quantity of ['2 box', '২ বক্স', '1 box 1 strip 5 tab'])
      expect(typed(quantity, '30')).toMatchObject({ quantity: 30, mrp: { amount: 3000, per: 15 } });
    const byDefault = {
      ...boxes,
      packs: boxes.packs.map((each) => ({ ...each, isDefault: each.id === 'large' })),
    };
    expect(withQuantity(emptyReceive(byDefault), '2 box', byDefault).packId).toBe('large');
    const eggs = {
      ...napa,
      baseUnit: 'piece' as const,
      packs: [pack('one', 'piece', 1), pack('strip', 'piece', 6)],
    };
    expect(withQuantity(emptyReceive(eggs), '১২ পিস', eggs).packId).toBe('one');
  });

  it('turns a fresh count into a change', () => {
    expect(countedChange('2s3t', 25, napa)).toBe(-2);
    expect(countedChange('০', 25, napa)).toBe(-25);
    expect(countedChange('3', 25, napa, 'strip')).toBe(5);
    expect(countedChange('abc', 25, napa)).toBeNull();
  });
});
