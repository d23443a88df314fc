import { describe, expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { newPayment } from './payment-store.ts';
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
