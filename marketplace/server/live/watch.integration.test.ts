import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MarketContract } from '../../../shared/marketplace/index.ts';
import { createTestMarket } from '../testing/test-market.ts';
import { makeOrderScene, orderOf, publishListing } from '../testing/test-orders.ts';
import { buildWebServer } from '../web/web-server.ts';

async function openPage() {
  const market = await createTestMarket();
  const gone: string[] = [];
  const subscribe = market.live.subscribe.bind(market.live);
  market.live.subscribe = async (topics, signal) => {
    const events = await subscribe(topics, signal);
    signal?.addEventListener('abort', () => gone.push('aborted'));
    return events;
  };
  const app = await buildWebServer({
    market,
    trustProxy: 0,
    tiles: [],
    storefrontFolder: '/nowhere',
    metricsToken: '',
    isDraining: () => false,
    outbox: null,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  const client: ContractRouterClient<MarketContract> = createORPCClient(new RPCLink({ url: `${url}/rpc` }));
  return { market, client, gone };
}

describe('an open page over HTTP', () => {
  it('sees the present stock, then every change, down to zero, without asking again', async () => {
    const { market, client, gone } = await openPage();
    const { shop, person, goods } = await makeOrderScene(market, 2);
    const leave = new AbortController();
    const events = await client.orders.watch({ listingIds: [goods.listingId] }, { signal: leave.signal });
    const next = async () => (await events.next()).value;
    const left = (count: number, price = 1_000) => ({
      type: 'stock',
      listingId: goods.listingId,
      left: count,
      isMore: false,
      price,
    });
    expect(await next()).toEqual(left(2));
    expect(await next()).toEqual({ type: 'alive' });
    await person.call.orders.place(orderOf(shop.shopId, goods, { quantity: 2 }));
    expect(await next()).toEqual(left(0));
    await publishListing(shop, { ...goods, available: 9, price: 1_100, version: 2 });
    expect(await next()).toEqual(left(7, 1_100));
    leave.abort();
    await vi.waitFor(() => expect(gone).toEqual(['aborted']), { timeout: 10_000 });
  });
});
