/**
 * From a scan's Enter to the painted line, in a real Chromium on a real server: `node bench/scan-to-paint.ts`.
 * The clock starts in the page's first keydown listener and stops in the task after the frame that shows the line.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { Screen } from '../e2e/page-models/screen.ts';
import { signInBeside } from '../e2e/store-client.ts';
import { ensureChromium } from '../scripts/setup/chromium.mjs';
import { ensureBuilt } from '../scripts/setup/stale-build.mjs';
import { type Measure, percentile, runAlone } from './figure.ts';
import { madeUpBarcode, makeCatalogue } from './make-catalogue.ts';
import { type BenchHost, startHost } from './make-host.ts';
import { makeShopFolder, PIN, type ShopFolder } from './make-shop-folder.ts';

const PRODUCTS = 50_000;
const WARM_UP = 20;
const SCANS = 200;
const LINES_PER_CART = 5;
/** What a cashier takes at the very least between two scans; a sale's own work is over by then. */
const BETWEEN_SCANS_MS = 120;

/** Runs in the page before anything else: `startOf` notes the Enter, `painted` resolves with the time until the new line is shown. */
const stopwatch = `(() => {
  let began = 0;
  window.addEventListener('keydown', (event) => {
    if (event.code === 'Enter') began = performance.now();
  }, { capture: true });
  const lines = () => document.querySelectorAll('li[data-line]').length;
  window.watchNextLine = () => {
    const before = lines();
    window.painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (lines() <= before) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const afterPaint = new MessageChannel();
          afterPaint.port1.onmessage = () => resolve(performance.now() - began);
          afterPaint.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
  };
})()`;

async function openCounter(browser: Browser, host: BenchHost, ownerId: string): Promise<Screen> {
  const { session } = await signInBeside(host.url, ownerId, PIN);
  const context = await browser.newContext({ baseURL: host.url, viewport: { width: 1366, height: 768 } });
  await context.addInitScript(`sessionStorage.setItem('dokani.token', ${JSON.stringify(session.token)})`);
  await context.addInitScript(stopwatch);
  const screen = new Screen(await context.newPage());
  await screen.open('/#/');
  await screen.page.locator('#counter-search:focus').waitFor();
  return screen;
}

async function emptyCart(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await page.locator('li[data-line]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(BETWEEN_SCANS_MS);
}

async function scanOnce(screen: Screen, seq: number): Promise<number> {
  const { page } = screen;
  await page.evaluate('window.watchNextLine()');
  await screen.scan(madeUpBarcode(seq));
  const took = Number(await page.evaluate('window.painted'));
  await page.waitForTimeout(BETWEEN_SCANS_MS);
  return took;
}

async function measureScans(browser: Browser, shop: ShopFolder): Promise<number[]> {
  const host = await startHost(shop.folder);
  try {
    const screen = await openCounter(browser, host, shop.ownerId);
    const samples: number[] = [];
    for (let at = 0; at < WARM_UP + SCANS; at += 1) {
      if (at > 0 && at % LINES_PER_CART === 0) await emptyCart(screen.page);
      // Every product once, spread over the catalogue, so that no answer is remembered.
      const took = await scanOnce(screen, 1 + ((at * 7919) % PRODUCTS));
      if (at >= WARM_UP) samples.push(took);
    }
    return samples;
  } finally {
    await host.stop();
  }
}

/** Scans 200 different products of a shop of 50,000, five to a cart, each cart paid before the next. */
export const measure: Measure = async () => {
  const found = await ensureChromium();
  if (!found) throw new Error('no Chromium on this machine');
  if (!(await ensureBuilt('renderer'))) throw new Error('the screens could not be built');
  const shop = await makeShopFolder();
  const browser = await chromium.launch(found === 'playwright' ? {} : { executablePath: found });
  try {
    shop.fill((db) => makeCatalogue(db, PRODUCTS, shop.ownerId, Date.now()));
    const samples = await measureScans(browser, shop);
    return [
      {
        name: 'scan_to_paint_ms',
        unit: 'ms',
        value: percentile(samples, 0.95),
        p50: percentile(samples, 0.5),
        p99: percentile(samples, 0.99),
        aim: { is: '<=', value: 50 },
        note: `p95 of ${SCANS} scans, ${PRODUCTS} products, Enter to painted line`,
      },
    ];
  } finally {
    await browser.close();
    shop.remove();
  }
};

await runAlone(import.meta.url, measure);
