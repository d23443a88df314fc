import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';

it('waits for the order of a cart no longer than a cut Wi-Fi that swallows the question whole', async () => {
  const asked = vi.fn<typeof fetch>(() => new Promise(() => undefined));
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  // The client takes fetch when it is loaded.
  const { knowCartOrder } = await import('./use-cart-order.ts');
  vi.useFakeTimers();
  const isKnown = vi.fn<() => void>();
  void knowCartOrder(new QueryClient(), '0190aaaa-0000-7000-8000-000000000001').then(isKnown);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledOnce();
  expect(isKnown).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(isKnown).toHaveBeenCalledOnce();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
