/**
 * From a sale at the till to the changed number on a customer's open page: `node bench/marketplace-sale-to-page.ts`. A real store server, a real
 * marketplace on PostgreSQL (the embedded database without it) and the storefront in a real Chromium; the clock starts when the till sends the sale.
 */
import { chromium, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { connectShop } from '../e2e/connect-shop.ts';
import { NAPA, receive, shelve } from '../e2e/goods.ts';
import { makeNewMarket, startMarketNode } from '../e2e/market-node.ts';
import { MarketPeople } from '../e2e/market-people.ts';
import { StorefrontPage } from '../e2e/page-models/storefront.ts';
import { type SignedIn, signInBeside } from '../e2e/store-client.ts';
import { hasPostgres, startCluster } from '../marketplace/server/testing/postgres-cluster.ts';
import { ensureChromium } from '../scripts/setup/chromium.mjs';
import { ensureBuilt } from '../scripts/setup/stale-build.mjs';
import type { CheckoutInput } from '../shared/contract/sales.contract.ts';
import { type Measure, percentile, runAlone, timed } from './figure.ts';
import { startHost } from './make-host.ts';
import { makeShopFolder, PIN } from './make-shop-folder.ts';

/** No more than customers are told exactly: beyond it a sale changes nothing on an open page. */
const STRIPS = 20;
const STRIPS_BETWEEN_DELIVERIES = 10;
const SALES = 40;
const STRIP_TABLETS = 10;
const STRIP_PAISA = 1_200;
/** Customers come one after the other, not in one moment: at irregular times, as the worker's own pauses must not line up with the sales. */
const BETWEEN_SALES_MS = [150, 700, 1_300, 400];
const AIM_MS = 2_000;

type Goods = Awaited<ReturnType<typeof shelve>>;

function saleOf(goods: Goods): CheckoutInput {
  const packId = goods.packs.find(({ baseQuantity }) => baseQuantity === STRIP_TABLETS)?.id ?? '';
  return {
    saleId: uuidv7(),
    lines: [
      {
        kind: 'product',
        lineId: uuidv7(),
        productId: goods.id,
        parts: [{ packId, quantity: STRIP_TABLETS }],
        batchId: null,
        discount: 0,
        acknowledged: [],
      },
    ],
    billDiscount: 0,
    customerId: null,
    tenders: [{ kind: 'cash', amount: STRIP_PAISA, received: STRIP_PAISA }],
    expectedTotal: STRIP_PAISA,
    receiptLanguage: null,
    print: false,
    note: '',
  } as unknown as CheckoutInput;
}

async function openProduct(page: Page, people: MarketPeople, productName: string): Promise<StorefrontPage> {
  const storefront = new StorefrontPage(page, 'en');
  await storefront.begin();
  for (;;) {
    const { items } = await people.as().find.suggest({ text: productName });
    const found = items[0];
    if (found) {
      await storefront.open(`/product/${found.id}`);
      return storefront;
    }
    await page.waitForTimeout(100);
  }
}

async function measureSales(owner: SignedIn, goods: Goods, storefront: StorefrontPage): Promise<number[]> {
  const { page } = storefront;
  const shows = (strips: number) =>
    page
      .getByText(new RegExp(`^${strips} `))
      .first()
      .waitFor({ timeout: 30_000 });
  await shows(STRIPS);
  const samples: number[] = [];
  for (let sold = 1; sold <= SALES; sold += 1) {
    await page.waitForTimeout(BETWEEN_SALES_MS[sold % BETWEEN_SALES_MS.length] ?? 0);
    const before = STRIPS - ((sold - 1) % STRIPS_BETWEEN_DELIVERIES);
    samples.push(
      await timed(async () => {
        await owner.api.sales.checkout(saleOf(goods));
        await shows(before - 1);
      }),
    );
    if (before - 1 > STRIPS - STRIPS_BETWEEN_DELIVERIES) continue;
    await receive(owner.api, goods.id, { stock: STRIPS_BETWEEN_DELIVERIES * STRIP_TABLETS });
    await shows(STRIPS);
  }
  return samples;
}

/** Sells one strip at a time and waits for the number on a product page that a customer has open. */
export const measure: Measure = async () => {
  const found = await ensureChromium();
  if (!found) throw new Error('no Chromium on this machine');
  if (!(await ensureBuilt('storefront'))) throw new Error("the customers' page could not be built");
  const cluster = hasPostgres() ? await startCluster({ isDurable: true }) : null;
  const newMarket = await makeNewMarket(cluster);
  const market = await startMarketNode(newMarket);
  const shop = await makeShopFolder();
  const host = await startHost(shop.folder);
  const browser = await chromium.launch(found === 'playwright' ? {} : { executablePath: found });
  try {
    const people = new MarketPeople(market);
    const owner = await signInBeside(host.url, shop.ownerId, PIN);
    const goods = await shelve(owner.api, { ...NAPA, stock: STRIPS * STRIP_TABLETS });
    await connectShop(owner, people, market.url);
    const context = await browser.newContext({ baseURL: market.url, viewport: { width: 390, height: 844 } });
    const storefront = await openProduct(await context.newPage(), people, 'Napa');
    const samples = await measureSales(owner, goods, storefront);
    return [
      {
        name: 'market_sale_to_open_page_ms',
        unit: 'ms',
        value: percentile(samples, 0.95),
        p50: percentile(samples, 0.5),
        p99: percentile(samples, 0.99),
        aim: { is: '<=', value: AIM_MS },
        note: `p95 of ${SALES} sales, till to the number in Chromium, on ${cluster ? 'PostgreSQL' : 'the embedded database'}`,
      },
    ];
  } finally {
    await browser.close();
    await host.stop();
    shop.remove();
    await market.stop();
    newMarket.remove();
    await cluster?.stop();
  }
};

await runAlone(import.meta.url, measure);
