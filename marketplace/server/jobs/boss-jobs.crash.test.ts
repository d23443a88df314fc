import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { newPostgresUrl } from '../testing/test-database.ts';

const JOBS = 30;

function startWorker(url: string, folder: string, put: number): ChildProcess {
  const script = path.join(import.meta.dirname, '../testing/job-worker.ts');
  const child = spawn(process.execPath, [script, url, folder, String(put)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const done = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.done'));

it.skipIf(inject('postgresUrl') === '')(
  'a job whose node is killed in the middle is done by the next, and none is lost',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-jobs-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = await newPostgresUrl();
    const first = startWorker(url, folder, JOBS);
    await expect.poll(() => done(folder).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(3);
    first.kill('SIGKILL');
    expect(done(folder).length).toBeLessThan(JOBS);
    startWorker(url, folder, 0);
    await expect.poll(() => done(folder).length, { timeout: 60_000 }).toBe(JOBS);
  },
  120_000,
);
