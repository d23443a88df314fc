import { expect, it } from 'vitest';
import { createTestShop } from '../testing/test-shop.ts';
import { chargeGuess } from './guess-guard.ts';

const YEAR = 365 * 24 * 3_600_000;

it('does not lock until a year that the clock stood in by mistake', () => {
  const { db, clock } = createTestShop();
  const guess = () => chargeGuess(db, ['till:1'], clock.now());
  clock.advance(3 * YEAR);
  for (let index = 0; index < 5; index += 1) guess();
  expect(guess).toThrow('Too many wrong PINs');
  clock.advance(-3 * YEAR);
  expect(guess()).toMatchObject({ lockedUntil: 0, attemptsLeft: 4 });
  for (let index = 0; index < 4; index += 1) guess();
  expect(guess).toThrow('Too many wrong PINs');
  // The clock set right by a few minutes forgives nothing.
  clock.advance(-5 * 60_000);
  expect(guess).toThrow('Too many wrong PINs');
});
