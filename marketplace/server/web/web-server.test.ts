import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Market } from '../app/market.ts';
import { createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { createLocalMarket, startTestNode } from '../testing/test-node.ts';
import { actAsAccount, makeShop } from '../testing/test-people.ts';

describe('calls over HTTP', () => {
  it('answer over RPC and REST alike, with refusals under their status', async () => {
    const { market, url, post } = await startTestNode();
    const { accessToken, email } = await actAsAccount(market);
    const authorization = `Bearer ${accessToken}`;
    const rpc = await post('/rpc/accounts/me', {}, { authorization });
    expect(await rpc.json()).toMatchObject({ json: { email } });
    const rest = await fetch(`${url}/api/v1/accounts/me`, { headers: { authorization } });
    expect(await rest.json()).toMatchObject({ email });
    const nobody = await fetch(`${url}/api/v1/accounts/me`);
    expect([nobody.status, await nobody.json()]).toMatchObject([401, { code: 'SIGN_IN_REQUIRED' }]);
    const wrong = await post('/api/v1/session', { email: 'x@example.org', password: 'y' });
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: 'WRONG_PASSWORD' }]);
  });

  it('read numbers and booleans out of an address', async () => {
    const { market, url } = await startTestNode();
    const admin = await actAsAccount(market, 'admin');
    await makeShop(market, { status: 'pending' });
    const answer = await fetch(`${url}/api/v1/admin/shops?status=pending&limit=1&offset=0`, {
      headers: { authorization: `Bearer ${admin.accessToken}` },
    });
    expect(await answer.json()).toMatchObject({ total: 1, items: [{ status: 'pending' }] });
  });

  it('are described by an OpenAPI document with a page that needs no network', async () => {
    const { url } = await startTestNode();
    const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/session', '/offers', '/orders', '/sync/listings']),
    );
    const page = await fetch(`${url}/api/v1/docs/`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/);
    const outside = (await page.text()).match(/(src|href)="https?:\/\/[^"]+"/g);
    expect(outside).toBeNull();
  });
});

describe('pages', () => {
  function storefront(): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-storefront-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>দোকানি</title>');
    writeFileSync(path.join(folder, 'assets', 'main-abc.js'), 'export {}');
    return folder;
  }

  it('come with headers that keep them to themselves; map tiles only from where they are allowed', async () => {
    const { url } = await startTestNode({
      storefrontFolder: storefront(),
      tiles: ['https://tile.example.org'],
    });
    const page = await fetch(`${url}/`);
    expect(await page.text()).toContain('দোকানি');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("img-src 'self' data: blob: https://tile.example.org;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = await fetch(`${url}/assets/main-abc.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it('answer at every address of the storefront, and not where a file or a call is missing', async () => {
    const { url } = await startTestNode({ storefrontFolder: storefront() });
    const ask = (address: string) => fetch(url + address, { headers: { accept: 'text/html' } });
    expect((await ask('/product/123?x=1')).status).toBe(200);
    for (const address of ['/assets/gone.js', '/rpc/none/here', '/api/v1/none', '/pictures/x/y'])
      expect((await ask(address)).status).toBe(404);
    expect((await fetch(`${url}/product/123`, { headers: { accept: 'application/json' } })).status).toBe(404);
  });

  it('show pictures by their hash, kept for ever', async () => {
    const { market, url } = await startTestNode();
    const { shopId } = await makeShop(market);
    const hash = 'a1'.repeat(32);
    await market.db.query(
      'INSERT INTO pictures (hash, shop_id, small, large, created_at, looked_at) VALUES ($1, $2, $3, $4, $5, $5)',
      [hash, shopId, Buffer.from('small one'), Buffer.from('large one'), new Date(market.ports.clock.now())],
    );
    const picture = await fetch(`${url}/pictures/${hash}/small.webp`);
    expect([picture.headers.get('content-type'), await picture.text()]).toEqual(['image/webp', 'small one']);
    expect(picture.headers.get('cache-control')).toContain('immutable');
    for (const wrong of [`${hash}/huge.webp`, `${'0'.repeat(64)}/small.webp`, `${hash}/constructor`])
      expect((await fetch(`${url}/pictures/${wrong}`)).status).toBe(404);
  });
});

describe('operations', () => {
  it('say that the node lives and is ready, until it drains or its database is gone', async () => {
    const market = await createTestMarket();
    let isDraining = false;
    const { url } = await startTestNode({ market, isDraining: () => isDraining });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    isDraining = true;
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    const lost = { ...market, db: { ...market.db, ping: () => Promise.reject(new Error('gone')) } };
    const other = await startTestNode({ market: lost });
    expect((await fetch(`${other.url}/ready`)).status).toBe(503);
    expect((await fetch(`${other.url}/health`)).status).toBe(200);
  });

  it('count calls by procedure and outcome, for this machine or whoever has the token', async () => {
    const { url, post } = await startTestNode({ market: await createLocalMarket() });
    await post('/rpc/accounts/me', {});
    await post('/rpc/accounts/signOut', { json: {} });
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('dokani_calls_total{procedure="accounts.me",outcome="SIGN_IN_REQUIRED"} 1');
    expect(text).toContain('dokani_calls_total{procedure="accounts.signOut",outcome="ok"} 1');
    expect(text).toMatch(/dokani_db_connections\{state="open"\} \d/);
    const guarded = await startTestNode({ metricsToken: 'let-me-see' });
    expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404);
    const headers = { authorization: 'Bearer let-me-see' };
    expect((await fetch(`${guarded.url}/metrics`, { headers })).status).toBe(200);
  });

  it('give the metrics there are where one cannot be read or hangs, and that one again once it can', async () => {
    const market = await createLocalMarket();
    let isBroken = true;
    const jobs: Market['jobs'] = {
      ...market.jobs,
      report: async () => {
        if (isBroken) throw new Error('gone');
        return { queues: [{ name: 'mail', waiting: 3, active: 0, failed: 0 }], failed: [] };
      },
    };
    const db: Market['db'] = {
      ...market.db,
      query: (text, ...rest) =>
        text.includes('FROM orders') ? new Promise(() => undefined) : market.db.query(text, ...rest),
    };
    const { url } = await startTestNode({ market: { ...market, db, jobs } });
    const first = await fetch(`${url}/metrics`);
    expect(first.status).toBe(200);
    const text = await first.text();
    expect(text).toMatch(/dokani_db_connections\{state="open"\} \d/);
    expect(text).not.toContain('dokani_jobs{');
    isBroken = false;
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'dokani_jobs{queue="mail",state="waiting"} 3',
    );
  });

  it('log a bug under an id and tell the caller only that id', async () => {
    const market = await createTestMarket();
    const broken: TestMarket = {
      ...market,
      db: { ...market.db, query: () => Promise.reject(new Error('secret detail')) },
    };
    const { post } = await startTestNode({ market: broken });
    const { accessToken } = await actAsAccount(market);
    const answer = await post('/rpc/accounts/me', {}, { authorization: `Bearer ${accessToken}` });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret detail');
    const { logId } = (JSON.parse(text) as { json: { data: { logId: string } } }).json.data;
    expect(market.logged.find((line) => line.fields.logId === logId)?.fields.error).toContain(
      'secret detail',
    );
  });
});
