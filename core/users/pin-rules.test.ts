import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBengaliDigits } from '../../shared/text/digits.ts';
import { charged, FREE_GUESSES, lockFor } from './guess-rules.ts';
import { hashPin, verifyPin } from './pin-hash.ts';
import { isWeakPin, normalisePin } from './pin-rules.ts';

describe('PINs', () => {
  it.each(['0000', '1234', '4321', '7890', '9876', '1212', '6969', '123123', '112233', '11111111', '১২৩৪'])(
    'refuses %s',
    (pin) => {
      expect(isWeakPin(pin)).toBe(true);
    },
  );

  it.each(['2580', '4826', '9031', '48261937', '৪৮২৬'])('takes %s', (pin) => {
    expect(isWeakPin(pin)).toBe(false);
  });

  it('judges both scripts alike', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{4,8}$/), (pin) => {
        expect(isWeakPin(toBengaliDigits(pin))).toBe(isWeakPin(pin));
        expect(normalisePin(toBengaliDigits(pin))).toBe(pin);
      }),
    );
  });

  it('knows a PIN typed in either script by its argon2id hash', async () => {
    const stored = await hashPin('৪৮২৬');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPin(stored, '4826')).toBe(true);
    expect(await verifyPin(stored, '4827')).toBe(false);
    expect(await verifyPin(null, '4826')).toBe(false);
    expect(await verifyPin('none', '4826')).toBe(false);
  });
});

describe('locks', () => {
  it('grow from one minute to fifteen', () => {
    expect([4, 5, 6, 7, 8, 9, 10, 100].map((failed) => lockFor(failed) / 60_000)).toEqual([
      0, 1, 2, 4, 8, 15, 15, 15,
    ]);
  });

  it('never grant more than five guesses a minute, whenever they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 60 }), (pauses) => {
        let now = 1_000_000;
        let guard: ReturnType<typeof charged> | undefined;
        const allowed: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (guard && guard.lockedUntil > now) continue;
          guard = charged(guard, now, 600_000);
          allowed.push(now);
        }
        for (const at of allowed) {
          expect(allowed.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(
            FREE_GUESSES,
          );
        }
      }),
    );
  });
});
