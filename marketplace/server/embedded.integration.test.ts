import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBackedUp } from './db/open-backed-up.ts';
import { freePort } from './testing/free-port.ts';
import { MIGRATIONS } from './testing/global-setup.ts';

const SCRIPT = path.join(import.meta.dirname, 'start.ts');
const LONG = 240_000;

function run(args: string[]) {
  const { DATABASE_URL: _, PUBLIC_URL: __, ...env } = process.env;
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, ...args], {
    env: { ...env, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

async function serve(folder: string) {
  const node = run(['--data', folder, '--port', String(await freePort())]);
  await expect.poll(node.output, { timeout: LONG, interval: 200 }).toContain('is open at');
  return { ...node, url: /http:\/\/[\d.]+:\d+/.exec(node.output())?.[0] ?? '' };
}

async function signUp(url: string, email: string): Promise<number> {
  const person = { email, name: 'Somebody', password: 'a long pass phrase 42', language: 'en' };
  const answer = await fetch(`${url}/api/v1/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  return answer.status;
}

/** What a refused start says: words alone, and a code other than 0. */
async function refusalOf(node: ReturnType<typeof run>): Promise<string> {
  expect(await node.ended, node.output()).toBe(2);
  expect(node.output()).not.toMatch(/ {4}at |wasm|Error:/);
  return node.output();
}

describe('the embedded database', () => {
  const base = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-embedded-'));
  const folder = path.join(base, 'market');
  const database = path.join(folder, 'database');
  beforeAll(async () => {
    mkdirSync(folder);
    await (await openBackedUp(database, MIGRATIONS)).close();
  }, LONG);
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('is held by one process; what that answered is there after it was killed, and nothing keeps the next one out', {
    timeout: LONG,
  }, async () => {
    const node = await serve(folder);
    expect(await signUp(node.url, 'first@example.org')).toBe(200);

    const second = await refusalOf(run(['--data', folder, '--port', String(await freePort())]));
    expect(second).toContain(folder);
    expect(second).toContain(node.url);
    expect(second).toContain(`process ${node.child.pid}`);
    const admin = await refusalOf(run(['--data', folder, '--admin', 'owner@example.org']));
    expect(admin).toContain(folder);
    expect(admin).toContain('--admin');
    expect(admin).not.toContain('is an administrator now');

    for (let count = 0; count < 5; count += 1)
      expect(await signUp(node.url, `then${count}@example.org`)).toBe(200);
    node.child.kill('SIGKILL');
    await node.ended;

    const db = await openBackedUp(database, MIGRATIONS);
    onTestFinished(() => db.close());
    const kept = await db.query<{ email: string }>('SELECT email FROM accounts ORDER BY email');
    expect(kept.map(({ email }) => email)).toEqual([
      'first@example.org',
      ...[0, 1, 2, 3, 4].map((count) => `then${count}@example.org`),
    ]);
  });

  it('is not touched where the port is taken', { timeout: LONG }, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const fresh = path.join(base, 'fresh');
    const said = await refusalOf(run(['--data', fresh, '--port', port]));
    expect(said).toContain(`Port ${port} is taken`);
    expect(said).toContain('--port');
    expect(existsSync(path.join(fresh, 'database'))).toBe(false);
  });

  it('that is destroyed is said in words, with the copy to go back to', { timeout: LONG }, async () => {
    const broken = path.join(base, 'broken');
    cpSync(folder, broken, { recursive: true });
    truncateSync(path.join(broken, 'database', 'global', 'pg_control'), 100);
    const alone = await refusalOf(run(['--data', broken, '--port', String(await freePort())]));
    expect(alone).toContain(path.join(broken, 'database'));
    expect(alone).toContain('no copy');
    for (const number of ['0009', '0011'])
      cpSync(database, path.join(broken, `database.before-${number}`), { recursive: true });
    const said = await refusalOf(run(['--data', broken, '--port', String(await freePort())]));
    expect(said).toContain(path.join(broken, 'database.before-0011'));
    expect(said).toContain('damaged');
  });

  it('gives its administrator a link to the address that the server was told of', {
    timeout: LONG,
  }, async () => {
    const admin = run(['--data', folder, '--admin', 'owner@example.org', '--port', '5123']);
    expect(await admin.ended, admin.output()).toBe(0);
    expect(admin.output()).toMatch(/http:\/\/127\.0\.0\.1:5123\/reset\?token=[\w-]{43}/);
    expect(admin.output()).toContain('leads to http://127.0.0.1:5123');
  });
});
