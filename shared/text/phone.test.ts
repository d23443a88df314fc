import { describe, expect, it } from 'vitest';
import { isMobileNumber, isPhoneNumber } from './phone.ts';

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

describe('a number that a shop answers', () => {
  it.each([
    '01712345678',
    '+44 7700 900123',
    // Dhaka as it was, as it is, and from abroad.
    '02-9123456',
    '০২-২২৩৩৪৪৫৫৬',
    '02 41012345',
    '+880 2 9123456',
    '+88 02-9123456',
    '880244812345',
    // Chattogram, Sylhet, Jashore, a small town.
    '031-654321',
    '02333312345',
    '0821 712345',
    '0421-68123',
    '05020-75123',
    // Over the Internet, free of charge, hotlines.
    '09612-345678',
    '08001234567',
    '16263',
  ])('%s is one', (text) => {
    expect(isPhoneNumber(text)).toBe(true);
  });

  it.each([
    '',
    '12345',
    '9123456',
    '1712345678',
    '0171234567',
    '017123456789',
    '01212345678',
    '02-123',
    '0212345678901',
    '00 2 9123456',
    '00000000000',
    '16263000',
    '1-----',
  ])('%s is none', (text) => {
    expect(isPhoneNumber(text)).toBe(false);
  });
});
