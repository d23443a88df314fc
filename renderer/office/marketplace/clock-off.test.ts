import { expect, it } from 'vitest';
import { clockOff } from './clock-off.ts';

it('says by how much a clock is off in the unit that people would say it in', () => {
  expect(clockOff(-125_000)).toEqual({ unit: 'minutes', count: 2 });
  expect(clockOff(119 * 60_000)).toEqual({ unit: 'minutes', count: 119 });
  expect(clockOff(3 * 3_600_000)).toEqual({ unit: 'hours', count: 3 });
  expect(clockOff(47 * 3_600_000)).toEqual({ unit: 'hours', count: 47 });
  expect(clockOff(-400 * 86_400_000)).toEqual({ unit: 'days', count: 400 });
});
