import { describe, expect, it } from 'vitest';
import { readWhole } from './whole-number.ts';

describe('a typed whole number', () => {
  it('is read in Bengali digits, in Latin ones, and in both', () => {
    expect(readWhole('১২')).toBe(12);
    expect(readWhole('12')).toBe(12);
    expect(readWhole(' ১,0০০ ')).toBe(1000);
    expect(readWhole('০')).toBe(0);
  });

  it('is none where anything else was typed', () => {
    for (const text of ['', ' ', '-১', '১.৫', '1e3', 'দুই', '1234567890'])
      expect(readWhole(text), text).toBeNull();
  });
});
