import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPatience, rest } from './patience.ts';

describe('how long an open page waits before it tries again', () => {
  it('waits ever longer, half a minute at most, and begins anew once it got through', () => {
    const patience = createPatience(() => 1);
    const waits = Array.from({ length: 8 }, () => patience.next());
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    patience.reset();
    expect(patience.next()).toBe(1_000);
  });

  it('waits each time differently long, so that not all pages come at once', () => {
    const patience = createPatience(() => 0);
    const waits = Array.from({ length: 7 }, () => patience.next());
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
});

describe('a rest between two tries', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function resting(ms = 30_000) {
    const page = { window: new EventTarget(), document: new EventTarget(), isVisible: () => true };
    const stop = new AbortController();
    let end = '';
    void rest(ms, stop.signal, page).then((how) => {
      end = how;
    });
    const settle = () => vi.advanceTimersByTimeAsync(0);
    return { page, stop, settle, ended: () => end };
  }

  it('ends with its time', async () => {
    const { ended } = resting();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(ended()).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    expect(ended()).toBe('over');
  });

  it('ends at once where the network is back, the page is looked at again, or all is over', async () => {
    const online = resting();
    online.page.window.dispatchEvent(new Event('online'));
    await online.settle();
    expect(online.ended()).toBe('woken');
    const looked = resting();
    looked.page.document.dispatchEvent(new Event('visibilitychange'));
    await looked.settle();
    expect(looked.ended()).toBe('woken');
    const over = resting();
    over.stop.abort();
    await over.settle();
    expect(over.ended()).toBe('over');
  });

  it('goes on where the page was hidden', async () => {
    const { page, settle, ended } = resting();
    page.isVisible = () => false;
    page.document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(ended()).toBe('');
  });
});
