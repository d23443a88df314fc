import { test as base } from '@playwright/test';
import { hasPostgres, startCluster } from '../marketplace/server/testing/postgres-cluster.ts';
import type { Language } from '../shared/text/format.ts';
import { makeNewMarket, type NewMarket, startMarketNode, type TestMarketNode } from './market-node.ts';
import { MarketPeople } from './market-people.ts';
import { StorefrontPage } from './page-models/storefront.ts';

type Options = { language: Language };
type Fixtures = { market: TestMarketNode; people: MarketPeople; storefront: StorefrontPage };
type WorkerFixtures = { newMarket: NewMarket };

/** Playwright's `test` with the real marketplace: on PostgreSQL where it is there, else on the embedded database. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  language: ['bn', { option: true }],
  newMarket: [
    async ({ playwright: _playwright }, use) => {
      const cluster = hasPostgres() ? await startCluster() : null;
      const market = await makeNewMarket(cluster);
      await use(market);
      market.remove();
      await cluster?.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  market: async ({ newMarket }, use) => {
    const node = await startMarketNode(newMarket);
    await use(node);
    await node.stop();
  },
  people: async ({ market }, use) => use(new MarketPeople(market)),
  baseURL: async ({ market }, use) => use(market.url),
  viewport: { width: 390, height: 844 },
  storefront: async ({ page, language }, use) => {
    const storefront = new StorefrontPage(page, language);
    await storefront.begin();
    await use(storefront);
  },
});

export { expect } from '@playwright/test';
