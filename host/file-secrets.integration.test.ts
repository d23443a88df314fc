import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFileSecrets } from './file-secrets.ts';

const neverDamaged = (keptAs: string) => expect.unreachable(keptAs);

it('keeps secrets over a restart in a file that nobody else can read', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await createFileSecrets(folder, neverDamaged).set('marketplace-key', 'dks_1');
  await createFileSecrets(folder, neverDamaged).set('other', 'two');
  expect(await createFileSecrets(folder, neverDamaged).get('marketplace-key')).toBe('dks_1');
  if (process.platform !== 'win32')
    expect(statSync(path.join(folder, 'secrets-plain.json')).mode & 0o777).toBe(0o600);
  await createFileSecrets(folder, neverDamaged).remove('marketplace-key');
  expect(await createFileSecrets(folder, neverDamaged).get('marketplace-key')).toBeNull();
  expect(await createFileSecrets(folder, neverDamaged).get('other')).toBe('two');
});

it.each(['{"marketplace-key":"dk', '[]', ''])(
  'puts a damaged file (%s) aside, says where, and takes new secrets',
  async (half) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, 'secrets-plain.json'), half);
    const told: string[] = [];
    const secrets = createFileSecrets(folder, (keptAs) => told.push(keptAs));
    expect(await secrets.get('marketplace-key')).toBeNull();
    expect(told.map((keptAs) => readFileSync(keptAs, 'utf8'))).toEqual([half]);
    await secrets.set('marketplace-key', 'dks_2');
    expect(await createFileSecrets(folder, neverDamaged).get('marketplace-key')).toBe('dks_2');
    expect(readdirSync(folder)).toHaveLength(2);
  },
);
