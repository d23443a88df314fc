import { describe, expect, it } from 'vitest';
import { digitOf } from './pin-keys.ts';

const press = (key: string, code: string, shiftKey = false) => digitOf({ key, code, shiftKey });

describe('digitOf', () => {
  it('reads digits of both scripts and of the number pad', () => {
    expect([press('7', 'Digit7'), press('৭', 'Digit7'), press('7', 'Numpad7')]).toEqual(['7', '7', '7']);
  });

  it('reads the key where the layout puts something else on it', () => {
    expect(press('é', 'Digit2')).toBe('2');
  });

  it('is not fooled by letters or shifted keys', () => {
    expect([press('a', 'KeyA'), press('!', 'Digit1', true), press('End', 'Numpad1x')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
