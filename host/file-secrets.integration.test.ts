import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFileSecrets } from './file-secrets.ts';

it('keeps secrets over a restart in a file that nobody else can read', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await createFileSecrets(folder).set('marketplace-key', 'dks_1');
  await createFileSecrets(folder).set('other', 'two');
  expect(await createFileSecrets(folder).get('marketplace-key')).toBe('dks_1');
  if (process.platform !== 'win32')
    expect(statSync(path.join(folder, 'secrets-plain.json')).mode & 0o777).toBe(0o600);
  await createFileSecrets(folder).remove('marketplace-key');
  expect(await createFileSecrets(folder).get('marketplace-key')).toBeNull();
  expect(await createFileSecrets(folder).get('other')).toBe('two');
});
