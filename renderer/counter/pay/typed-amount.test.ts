import { describe, expect, it } from 'vitest';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { typedAmount } from './typed-amount.ts';

describe('the amount field', () => {
  it('keeps what was pasted as it is, so that no other amount is made of it', () => {
    for (const text of ['131 50', '131-50', '131/50', '131 tk 50', '131,50']) {
      expect(typedAmount('', text, 'en')).toBe(text);
      expect(readTaka(typedAmount('', text, 'en'))).toBeNull();
    }
    expect(readTaka(typedAmount('', '৳1,315.50', 'bn'))).toBe(131_550);
  });

  it('keeps a space that was typed, and leaves out a letter beside the keys', () => {
    expect(typedAmount('131', '131 ', 'en')).toBe('131 ');
    expect(typedAmount('', ' ', 'en')).toBe('');
    expect(typedAmount('131', '131x', 'en')).toBe('131');
    expect(typedAmount('১৩১', '১৩১ক', 'bn')).toBe('১৩১');
    expect(typedAmount('13', '131', 'bn')).toBe('১৩১');
  });
});
