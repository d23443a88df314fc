import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { newPostgresUrl } from './testing/test-database.ts';

const SCRIPT = path.join(import.meta.dirname, 'start.ts');

async function environment() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    ...process.env,
    DATABASE_URL: await newPostgresUrl(),
    TOKEN_SECRET: 'a secret of thirty-two characters',
    PUBLIC_URL: 'http://market.test',
    DATA_FOLDER: folder,
    PORT: '0',
  };
}

function run(env: NodeJS.ProcessEnv, args: string[] = []) {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, ended };
}

async function urlOf(node: ReturnType<typeof run>): Promise<string> {
  await expect.poll(node.output, { timeout: 60_000 }).toContain('is open at');
  return /http:\/\/[\d.]+:\d+/.exec(node.output())?.[0] ?? '';
}

describe.skipIf(inject('postgresUrl') === '')('a node as a process', () => {
  it('pretends payments only where it is told to, and says so at its start', async () => {
    const env = await environment();
    for (const payments of ['sandbox', '']) {
      const node = run({ ...env, PAYMENTS: payments });
      const about = await fetch(`${await urlOf(node)}/api/v1/about`);
      const told = (await about.json()) as { payments: string[] };
      expect(told.payments.includes('bkash')).toBe(payments === 'sandbox');
      expect(node.output().includes('no money moves')).toBe(payments === 'sandbox');
      node.child.kill('SIGTERM');
      await node.ended;
    }
  });

  it('starts on an empty database beside another, answers, and ends in order while a page watches', async () => {
    const env = await environment();
    const nodes = [run(env), run(env)];
    for (const url of await Promise.all(nodes.map(urlOf)))
      expect((await fetch(`${url}/ready`)).status).toBe(200);
    const url = await urlOf(nodes[0] ?? run(env));
    const watch = await fetch(`${url}/rpc/orders/watch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: {} }),
    });
    expect(watch.status).toBe(200);
    for (const node of nodes) node.child.kill('SIGTERM');
    expect(await Promise.all(nodes.map((node) => node.ended))).toEqual([0, 0]);
    await watch.text().catch(() => '');
  });

  it('says in one line which setting is wrong, and makes the first administrator', async () => {
    const env = await environment();
    const wrong = run({ ...env, TOKEN_SECRET: '' });
    expect(await wrong.ended).toBe(2);
    expect(wrong.output()).toContain('TOKEN_SECRET: is required with DATABASE_URL');
    expect(wrong.output()).not.toContain('    at ');
    const admin = run(env, ['--admin', 'owner@example.org']);
    expect(await admin.ended).toBe(0);
    expect(admin.output()).toMatch(/http:\/\/market\.test\/reset\?token=[\w-]{43}/);
    const nobody = run(env, ['--admin', 'owner']);
    expect(await nobody.ended).toBe(2);
    expect(nobody.output()).toContain('--admin: owner is no e-mail address');
  });
});
