import { expect, it } from 'vitest';
import { askForCounter, counterPlace } from './counter-lock.ts';

it('is asked for once, however often the page asks: a second question must not time out over the first answer', async () => {
  const nothing = () => Promise.resolve();
  askForCounter(nothing);
  askForCounter(nothing);
  await expect.poll(() => counterPlace.get()).toBe('here');
  const { held, pending } = await navigator.locks.query();
  expect({ held: held?.length, pending: pending?.length }).toEqual({ held: 1, pending: 0 });
});
