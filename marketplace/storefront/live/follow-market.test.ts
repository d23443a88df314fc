import { QueryClient } from '@tanstack/react-query';
import { expect, it, onTestFinished, vi } from 'vitest';
import { session } from '../api/session.ts';
import { followMarket } from './follow-market.ts';

it('holds on to the end of all no more often, however often the page joins again', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const page = new AbortController();
  const added = vi.spyOn(page.signal, 'addEventListener');
  const removed = vi.spyOn(page.signal, 'removeEventListener');
  const isOver = vi.fn<() => void>();
  void followMarket(new QueryClient(), page.signal).then(isOver);
  for (let turn = 0; turn < 5; turn += 1) {
    session.set({ state: turn % 2 === 0 ? 'out' : 'unknown' });
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(added.mock.calls.length).toBeGreaterThan(5);
  const gone = removed.mock.calls.map(([, listener]) => listener);
  expect(added.mock.calls.filter(([, listener]) => !gone.includes(listener))).toHaveLength(1);
  page.abort();
  await vi.advanceTimersByTimeAsync(200);
  expect(isOver).toHaveBeenCalledOnce();
});
