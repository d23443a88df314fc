import { describe, expect, it } from 'vitest';
import { isTypedPickupCode, PICKUP_CODE_FIELD_ID, readPickupCode, whyNotAsk } from './pickup-code-entry.ts';

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

  it('typed very fast is no scan, but what is longer than a code is one, and a short code of goods in the cart', () => {
    const isBarcode = (keys: string) => keys === '200417';
    expect(isTypedPickupCode('200417', PICKUP_CODE_FIELD_ID, isBarcode)).toBe(false);
    expect(isTypedPickupCode('123456', PICKUP_CODE_FIELD_ID, isBarcode)).toBe(true);
    expect(isTypedPickupCode('123', PICKUP_CODE_FIELD_ID, isBarcode)).toBe(true);
    expect(isTypedPickupCode('8941100501234', PICKUP_CODE_FIELD_ID, isBarcode)).toBe(false);
    expect(isTypedPickupCode('A12345', PICKUP_CODE_FIELD_ID, isBarcode)).toBe(false);
    expect(isTypedPickupCode('123456', 'search', isBarcode)).toBe(false);
  });
});
