import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { dataFolder, prepareDataFolder } from './data-folder.ts';
import { lockFolder } from './single-instance.ts';
import { StartRefused } from './start-refused.ts';
import type { StoreServer } from './store-server.ts';
import { startTestServer } from './testing/five-ways.ts';
import { SET_UP } from './testing/scenario.ts';
import { createOpenCalls } from './transports/calls.ts';
import { lanAddresses } from './web/guards.ts';
import { listen } from './web/listen.ts';

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'dokani-host-'));
const open: (StoreServer | ChildProcess)[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) {
    if ('close' in thing) await thing.close();
    else thing.kill('SIGKILL');
  }
});

async function started(folder: string): Promise<StoreServer> {
  const server = await startTestServer(folder);
  open.push(server);
  return server;
}

/** Runs the entry that `npm run host` runs, until it has said something. */
function spawnHost(args: string[]): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'start.ts'), ...args]);
  open.push(child);
  return new Promise((resolve) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      resolve({ child, said });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
}

const exitCode = (child: ChildProcess) =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });

describe('a store server', () => {
  it('keeps a second one out of its folder and says where the first is', async () => {
    const folder = newFolder();
    const first = await started(folder);
    await expect(startTestServer(folder)).rejects.toMatchObject({ code: 'ALREADY_OPEN', url: first.url });
    const other = await spawnHost(['--data', folder, '--port', '0']);
    expect(other.said.trim()).toBe(`Dokani is already open at ${first.url}`);
    expect(await exitCode(other.child)).toBe(0);
    expect((await fetch(`${first.url}/api/v1/status`)).status).toBe(200);
  });

  it('finds one that is still starting, once it answers', async () => {
    const folder = newFolder();
    const lock = lockFolder(folder);
    const starting = await started(newFolder());
    const second = spawnHost(['--data', folder, '--port', '0']);
    lock.note(starting.url);
    const { child, said } = await second;
    expect(said.trim()).toBe(`Dokani is already open at ${starting.url}`);
    expect(await exitCode(child)).toBe(0);
    lock.release();
  });

  it('waits for one that is closing, whose address no longer answers, and opens the shop itself', async () => {
    const folder = newFolder();
    const lock = lockFolder(folder);
    lock.note('http://127.0.0.1:9');
    const second = spawnHost(['--data', folder, '--port', '0']);
    await setTimeout(1_500);
    lock.release();
    const { child, said } = await second;
    expect(said).toMatch(/^Dokani is open at http/);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
  });

  it('says of a damaged file which it is, what stayed safe and what to do, and ends with 1', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'shop.sqlite'), randomBytes(40_000));
    const copy = (name: string, content: string) =>
      writeFileSync(path.join(folder, `shop.sqlite.before-${name}.backup`), content);
    copy('0002-1700000000000', 'SQLite format 3\0');
    copy('0004-1800000000000', 'SQLite format 3\0');
    // What a full disk left of a copy would open as a new, empty shop.
    copy('0005-1900000000000', '');
    copy('0006-1950000000000', '\0'.repeat(4096));
    const { child, said } = await spawnHost(['--data', folder, '--port', '0']);
    expect(said).toContain(path.join(folder, 'shop.sqlite'));
    expect(said).toContain('the newest is shop.sqlite.before-0004-1800000000000.backup (1 older)');
    expect(said).toContain('Nothing was changed or deleted');
    expect(said).not.toMatch(/SQLITE|\n {4}at /);
    expect(await exitCode(child)).toBe(1);
    await expect(startTestServer(folder)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('frees the folder when it is killed', async () => {
    const folder = newFolder();
    const { child, said } = await spawnHost(['--data', folder, '--port', '0']);
    expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    child.kill('SIGKILL');
    await exitCode(child);
    expect(existsSync(path.join(folder, 'server.json'))).toBe(true);
    const next = await spawnHost(['--data', folder, '--port', '0']);
    expect(next.said).toMatch(/^Dokani is open at http/);
    next.child.kill('SIGTERM');
    expect(await exitCode(next.child)).toBe(0);
    const server = await started(folder);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('closes in order on SIGTERM: no log beside the file, folder free, code 0', async () => {
    const folder = newFolder();
    const { child } = await spawnHost(['--data', folder, '--port', '0']);
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
    expect(existsSync(path.join(folder, 'shop.sqlite-wal'))).toBe(false);
    expect(existsSync(path.join(folder, 'server.json'))).toBe(false);
  });

  it('closes though a till keeps listening for events', async () => {
    const server = await startTestServer(newFolder());
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve, { once: true });
    });
    const closed = new Promise((resolve) => {
      socket.addEventListener('close', resolve, { once: true });
    });
    await Promise.all([server.close(), server.close()]);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });

  it('refuses a database of a newer version and leaves the folder free', async () => {
    const folder = newFolder();
    await (await startTestServer(folder)).close();
    const file = new Database(path.join(folder, 'shop.sqlite'));
    file.exec(
      "INSERT INTO migrations (number, name, hash, applied_at) VALUES (9999, '9999_later.sql', 'x', 0)",
    );
    file.close();
    await expect(startTestServer(folder)).rejects.toMatchObject({ code: 'DATABASE_IS_NEWER' });
    await expect(startTestServer(folder)).rejects.toMatchObject({ code: 'DATABASE_IS_NEWER' });
  });

  it('serves the document of its REST interface and a page to read it, with nothing from elsewhere', async () => {
    const { url } = await started(newFolder());
    const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/session', '/sales', '/catalog/find']),
    );
    const page = await fetch(`${url}/api/v1/docs`);
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
    const script = /src="([^"]+)"/.exec(html)?.[1] ?? '';
    const loaded = await fetch(new URL(script, page.url));
    expect(loaded.headers.get('content-type')).toContain('javascript');
    expect((await loaded.text()).length).toBeGreaterThan(1_000_000);
  });
});

/** What a computer of the network that is not paired is told, by every way in: the shop's name, and nobody's. */
async function expectNoPeople(lanUrl: string): Promise<void> {
  const asRpc = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"json":{}}' };
  const asks: [string, RequestInit][] = [
    ['/api/v1/session/people', {}],
    ['/api/v1/session/people', { headers: { 'x-dokani-till': 'guessed-token-of-some-length-000000' } }],
    ['/rpc/session/people', asRpc],
    ['/rpc/session/current', asRpc],
    ['/rpc/users/list', asRpc],
    ['/rpc/users/tills', asRpc],
    ['/rpc/settings/get', asRpc],
    ['/api/v1/users', {}],
  ];
  for (const [address, init] of asks) {
    const reply = await fetch(`${lanUrl}${address}`, init);
    expect([address, reply.status]).toEqual([address, 401]);
    const body = await reply.text();
    expect(body).toMatch(/UNKNOWN_TILL|SIGN_IN_REQUIRED/);
    expect(body).not.toContain(SET_UP.ownerName);
  }
  const status = (await (await fetch(`${lanUrl}/api/v1/status`)).json()) as Record<string, unknown>;
  const { nameBn, nameEn, kind } = SET_UP;
  expect(status.shop).toEqual({ nameBn, nameEn, kind });
  expect(Object.keys(status).sort()).toEqual(
    [
      'apiVersion',
      'appVersion',
      'clockBehind',
      'diskLow',
      'language',
      'needsSetup',
      'now',
      'shop',
      'training',
    ].sort(),
  );
}

describe('the shop’s network', () => {
  it('is closed until the owner opens it, and then knows no till without its token', async () => {
    const server = await started(newFolder());
    const lanUrl = `http://${lanAddresses()[0] ?? os.hostname().toLowerCase()}:${Number(new URL(server.url).port) + 100}`;
    const call = (base: string, procedure: string, input: unknown, token = '') =>
      fetch(`${base}/rpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ json: input }),
      });
    await expect(fetch(lanUrl)).rejects.toThrow('fetch failed');
    const made = (await (await call(server.url, 'system/setUp', SET_UP)).json()) as {
      json: { token: string };
    };
    const { token } = made.json;
    const owner = (await (await call(server.url, 'session/people', {})).json()) as {
      json: { items: { id: string }[] };
    };
    await call(server.url, 'settings/save', { lan: { enabled: true } }, token);
    const signIn = { userId: owner.json.items[0]?.id, pin: SET_UP.pin };
    await expect
      .poll(() =>
        call(lanUrl, 'session/signIn', signIn).then(
          (reply) => reply.json(),
          () => null,
        ),
      )
      .toMatchObject({ json: { code: 'UNKNOWN_TILL' } });
    await expectNoPeople(lanUrl);
    const found = async () =>
      ((await (await call(server.url, 'users/tillAddress', {}, token)).json()) as { json: unknown }).json;
    expect(await found()).toMatchObject({ state: 'open' });
    if (lanAddresses().length > 0)
      expect(await found()).toMatchObject({ addresses: expect.arrayContaining([lanUrl]) });
    await call(server.url, 'settings/save', { lan: { enabled: false } }, token);
    await expect
      .poll(() =>
        fetch(lanUrl).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    await expect.poll(found).toEqual({ state: 'off', addresses: [] });
  });
});

describe('listen', () => {
  it('says that a wanted port is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => {
      blocker.listen(0, '127.0.0.1', resolve);
    });
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(listen(Fastify(), '127.0.0.1', port)).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    await new Promise((resolve) => {
      blocker.close(resolve);
    });
  });

  it('takes the next port where the usual one is taken', async () => {
    const [first, second] = [Fastify(), Fastify()];
    const taken = await listen(first, '127.0.0.1', null);
    const next = await listen(second, '127.0.0.1', null);
    expect(next).toBeGreaterThan(taken);
    await Promise.all([first.close(), second.close()]);
  });
});

describe('open calls', () => {
  it('are let to their end, and new ones refused', async () => {
    const calls = createOpenCalls();
    let finish: (value: string) => void = () => undefined;
    const call = calls.track(
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
    );
    const drained = calls.drain(60_000);
    await expect(calls.track(() => Promise.resolve('late'))).rejects.toMatchObject({ status: 503 });
    finish('done');
    expect(await call).toBe('done');
    expect(await drained).toBe(0);
  });
});

describe('the data folder', () => {
  it('is the user’s own, or as given, and the demo shop’s lies inside it', () => {
    const linux = dataFolder(null, false, { XDG_DATA_HOME: '/home/x/.data' }, 'linux');
    expect(linux).toBe(path.resolve('/home/x/.data/dokani'));
    expect(dataFolder(null, true, { DOKANI_DATA: '/shop' }, 'linux')).toBe(path.resolve('/shop/demo'));
    expect(dataFolder('/given', false, { DOKANI_DATA: '/shop' }, 'linux')).toBe(path.resolve('/given'));
  });

  it('that cannot be written is refused in words', () => {
    const file = path.join(newFolder(), 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow(StartRefused);
    expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow(/cannot be written \(ENOTDIR\)/);
  });
});

describe('the command line', () => {
  it('is read', () => {
    expect(readArguments(['--port', '0', '--demo'])).toEqual({
      port: 0,
      data: null,
      demo: true,
      help: false,
    });
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--nonsense'], ['stray']])('refuses %s %s', (...given) => {
    expect(() => readArguments(given)).toThrow(StartRefused);
  });
});
