import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGTERM');
});

/** What `npm start` runs, as a person without a screen would start it. */
function start(folder: string) {
  const args = [path.join(import.meta.dirname, 'start.mjs'), '--browser', '--no-open', '--port', '0'];
  const child = spawn(process.execPath, [...args, '--data', folder]);
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, said: () => said };
}

it('npm start on an open shop says where it is open and ends well; after a kill it opens it again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-start-'));
  const first = start(folder);
  await expect.poll(first.said, { timeout: 60_000 }).toMatch(/Dokani is open at http:\S+/);
  const url = /http:\S+/.exec(first.said())?.[0];
  const second = start(folder);
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain(`Dokani is already open at ${url}`);
  first.child.kill('SIGKILL');
  await first.ended;
  const third = start(folder);
  await expect.poll(third.said, { timeout: 60_000 }).toMatch(/Dokani is open at http:\S+/);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
});

it('npm start says in one line that its server was killed, and ends with 1', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-start-'));
  const started = start(folder);
  await expect.poll(started.said, { timeout: 60_000 }).toMatch(/Dokani is open at http:\S+/);
  const { pid } = JSON.parse(readFileSync(path.join(folder, 'server.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  expect(await started.ended).toBe(1);
  expect(started.said()).toMatch(/\nDokani was ended from outside \(SIGKILL\)\. [^\n]+\n$/);
});
