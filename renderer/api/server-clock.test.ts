import { afterEach, describe, expect, it, vi } from 'vitest';
import { hearServerClock, serverNow } from './server-clock.ts';

const NOON = Date.UTC(2026, 10, 21, 6);

afterEach(() => {
  vi.useRealTimers();
});

describe('the time on the screen', () => {
  it("is the server's, whatever this computer's clock says, and runs on", () => {
    vi.useFakeTimers({ now: NOON - 3 * 86_400_000 });
    hearServerClock(NOON);
    expect(serverNow()).toBe(NOON);
    vi.advanceTimersByTime(60_000);
    expect(serverNow()).toBe(NOON + 60_000);
  });

  it('does not follow the jitter of the wire, and comes back when the clock is put right', () => {
    vi.useFakeTimers({ now: NOON });
    hearServerClock(NOON + 300);
    expect(serverNow()).toBe(NOON);
    hearServerClock(NOON + 7_200_000);
    hearServerClock(NOON);
    expect(serverNow()).toBe(NOON);
  });
});
