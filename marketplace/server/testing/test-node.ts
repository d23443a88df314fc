import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Market } from '../app/market.ts';
import { openOutboxFolder } from '../mail/outbox-folder.ts';
import { buildWebServer, type WebServerOptions } from '../web/web-server.ts';
import { createTestMarket } from './test-market.ts';

/** A marketplace of tests whose customers are all on this machine, as the one that is started without settings. */
export async function createLocalMarket() {
  const market = await createTestMarket();
  return { ...market, options: { ...market.options, publicUrl: 'http://127.0.0.1:4690' } };
}

/** A web server of tests on a free port of the loopback, over a market of tests. Closed when the test is finished. */
export async function startTestNode(options: Partial<WebServerOptions> & { market?: Market } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-node-'));
  const market = options.market ?? (await createTestMarket());
  const app = await buildWebServer({
    trustProxy: 0,
    tiles: [],
    storefrontFolder: folder,
    metricsToken: '',
    isDraining: () => false,
    outbox: openOutboxFolder(path.join(folder, 'outbox'), market.ports.ids),
    ...options,
    market,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { market, app, url, post, folder };
}
