import { describe, expect, it } from 'vitest';
import { isMobileNumber } from './phone.ts';

describe('a mobile number', () => {
  it.each([
    '01712345678',
    '০১৭১২৩৪৫৬৭৮',
    '01712-345678',
    '017 1234 5678',
    '+8801712345678',
    '+880 1712-345678',
    '8801712345678',
    '008801912345678',
    ' 01312345678 ',
    '+44 7700 900123',
  ])('%s is one', (text) => {
    expect(isMobileNumber(text)).toBe(true);
  });

  it.each([
    '',
    '12345',
    '0171234567',
    '017123456789',
    '01212345678',
    '02-9123456',
    '1-----',
    '+8801212345678',
    '+88017123456',
    '০১৭১২',
    'abc01712345678',
    '+44',
  ])('%s is none', (text) => {
    expect(isMobileNumber(text)).toBe(false);
  });
});
