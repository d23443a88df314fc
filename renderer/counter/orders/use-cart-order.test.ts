import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { orpc } from '../../api/client.ts';
import { knowCartOrder } from './use-cart-order.ts';

const CART = '0190aaaa-0000-7000-8000-000000000001';

const { asked } = vi.hoisted(() => {
  // The client takes both when it is loaded.
  const asked = vi.fn<typeof fetch>(() => new Promise(() => undefined));
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  return { asked };
});

beforeEach(() => {
  asked.mockClear();
  vi.useFakeTimers();
});

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for the order of a cart no longer than a cut Wi-Fi that swallows the question whole', async () => {
  const isKnown = vi.fn<() => void>();
  void knowCartOrder(new QueryClient(), CART).then(isKnown);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledOnce();
  expect(isKnown).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(isKnown).toHaveBeenCalledOnce();
});

it('asks for the order of a cart although it was read a moment ago: a till that was refused has old news', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });
  const { queryKey } = orpc.marketplace.cartOrder.queryOptions({ input: { draftId: CART }, retry: false });
  queries.setQueryData(queryKey, { order: null, agreed: null });
  void knowCartOrder(queries, CART);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(3000);
  // What is known stays where nobody answers.
  expect(queries.getQueryData(queryKey)).toEqual({ order: null, agreed: null });
});
