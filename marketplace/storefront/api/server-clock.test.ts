import { afterEach, describe, expect, it, vi } from 'vitest';
import { hearServerTime, serverNow } from './server-clock.ts';

afterEach(() => {
  vi.useRealTimers();
  hearServerTime(new Date().toUTCString());
});

describe('the clock of the server', () => {
  it('corrects a phone whose clock is hours off', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 3, 0, 0) });
    hearServerTime('Sat, 21 Nov 2026 05:30:00 GMT');
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 5, 30, 0));
  });

  it('leaves a phone alone whose clock is right within what the header can say', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 5, 30, 0, 900) });
    hearServerTime('Sat, 21 Nov 2026 05:30:00 GMT');
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 5, 30, 0, 900));
  });

  it('ignores an answer without a time', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    hearServerTime('Thu, 01 Jan 1970 01:00:00 GMT');
    hearServerTime(null);
    hearServerTime('nonsense');
    expect(serverNow()).toBe(3_600_000);
  });
});
