import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { newPayment, refusedPart } from './payment-store.ts';
import { choosing, isSecondEnter } from './use-payment.ts';

const payment = newPayment('draft');

describe('choosing another tender', () => {
  it('keeps cash that was counted as a part', () => {
    const typed = { ...payment, amountText: '১০০০' };
    expect(choosing(typed, 'bkash', paisa(100_000), paisa(209_000))).toMatchObject({
      kind: 'bkash',
      taken: [{ kind: 'cash', amount: 100_000, received: 100_000 }],
      amountText: '',
    });
  });

  it('takes nothing that was not typed, cannot be read, or covers the whole', () => {
    const cases = [
      [payment, paisa(209_000)],
      [{ ...payment, amountText: 'x' }, null],
      [{ ...payment, amountText: '3000' }, paisa(300_000)],
      [{ ...payment, kind: 'card' as const, amountText: '10' }, paisa(1000)],
    ] as const;
    for (const [before, amount] of cases)
      expect(choosing(before, 'nagad', amount, paisa(209_000)).taken).toEqual([]);
  });
});

describe('a second Enter', () => {
  it('is one that would take the exact rest in cash right after a part', () => {
    const after = { ...payment, partTakenAt: 10_000 };
    expect(isSecondEnter(after, 10_200)).toBe(true);
    expect(isSecondEnter(after, 10_700)).toBe(false);
    expect(isSecondEnter({ ...after, amountText: '70' }, 10_200)).toBe(false);
    expect(isSecondEnter({ ...after, kind: 'baki' }, 10_200)).toBe(false);
  });
});

describe('a refused TrxID', () => {
  const parts = [
    { kind: 'bkash' as const, amount: paisa(5000), trxId: 'abc123xyz' },
    { kind: 'nagad' as const, amount: paisa(1000), trxId: null },
  ];
  const refusedFor = (code: string, data: Record<string, string>, fields = {}) =>
    refusedPart({ ...payment, taken: parts, ...fields, error: new ORPCError(code, { data }) });

  it('is that of a part taken before, though cash stands in the fields', () => {
    const used = { kind: 'bkash', trxId: 'ABC123XYZ', receiptCode: 'T1-000001' };
    expect(refusedFor('TRXID_USED', used)).toBe(0);
    expect(refusedFor('TRXID_TWICE', { kind: 'bkash', trxId: 'ABC123XYZ' })).toBe(0);
    expect(refusedFor('TRXID_REQUIRED', { kind: 'nagad' })).toBe(1);
  });

  it('is that of the fields where they hold it', () => {
    const fields = { kind: 'bkash', trxId: ' abc123xyz ' };
    expect(refusedFor('TRXID_TWICE', { kind: 'bkash', trxId: 'ABC123XYZ' }, fields)).toBe('fields');
  });

  it('is nobody’s when something else was refused', () => {
    expect(refusedFor('CUSTOMER_REQUIRED', {})).toBeNull();
  });
});
