import { describe, expect, it } from 'vitest';
import { readPickupCode, whyNotAsk } from './pickup-code-entry.ts';

describe('a pickup code at the till', () => {
  it('is its digits in either script, no more than a code has', () => {
    expect(readPickupCode('১২৩ ৪৫৬')).toBe('123456');
    expect(readPickupCode('12-34567')).toBe('123456');
    expect(readPickupCode('ab')).toBe('');
  });

  it('is asked for whole, and not again while it is the one that was wrong', () => {
    expect(whyNotAsk('', null)).toBe('short');
    expect(whyNotAsk('12345', null)).toBe('short');
    expect(whyNotAsk('123456', null)).toBeNull();
    expect(whyNotAsk('123456', '123456')).toBe('same');
    expect(whyNotAsk('123457', '123456')).toBeNull();
  });
});
