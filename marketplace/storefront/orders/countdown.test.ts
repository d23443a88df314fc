import { describe, expect, it } from 'vitest';
import { countdown, since } from './countdown.ts';

describe('the countdown of a shop’s answer', () => {
  it('counts minutes and seconds, and is over only when nothing is left', () => {
    expect(countdown(600_000, 0)).toEqual({ minutes: 10, seconds: 0, isOver: false });
    expect(countdown(600_000, 1)).toEqual({ minutes: 10, seconds: 0, isOver: false });
    expect(countdown(600_000, 599_999)).toEqual({ minutes: 0, seconds: 1, isOver: false });
    expect(countdown(600_000, 600_000)).toEqual({ minutes: 0, seconds: 0, isOver: true });
  });

  it('never runs below zero, and is not there without a limit', () => {
    expect(countdown(1, 99_999)).toEqual({ minutes: 0, seconds: 0, isOver: true });
    expect(countdown(null, 0)).toBeNull();
  });
});

describe('how long ago', () => {
  const minute = 60_000;

  it('takes the largest unit that says enough', () => {
    expect(since(0, 59_999)).toEqual({ unit: 'now', count: 0 });
    expect(since(0, 12 * minute)).toEqual({ unit: 'minutes', count: 12 });
    expect(since(0, 60 * minute)).toEqual({ unit: 'hours', count: 1 });
    expect(since(0, 47 * 60 * minute)).toEqual({ unit: 'hours', count: 47 });
    expect(since(0, 48 * 60 * minute)).toEqual({ unit: 'days', count: 2 });
  });

  it('takes a time to come for now: two clocks differ', () => {
    expect(since(minute, 0)).toEqual({ unit: 'now', count: 0 });
  });
});
