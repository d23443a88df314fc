import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serverArguments } from './command-line.ts';
import { pngHeight, printPicture } from './printers.ts';
import { fileOf } from './screens-protocol.ts';
import { createSecrets } from './secrets.ts';
import { chromiumOptions } from './stand-in/chromium.ts';
import { world } from './stand-in/world.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

const png = PNG.sync.write(new PNG({ width: 384, height: 200 })).toString('base64');

describe('printing through the operating system', () => {
  let close: () => Promise<void>;
  beforeAll(async () => {
    const browser = await chromium.launch(chromiumOptions());
    world.context = await browser.newContext();
    close = () => browser.close();
  });
  afterAll(() => close());

  it('prints silently on the named printer at the true size of the paper', async () => {
    await printPicture('XP-80C', png, 384);
    expect(world.printed.at(-1)).toMatchObject({
      deviceName: 'XP-80C',
      silent: true,
      pageSize: { width: 48_047, height: 25_025 },
    });
  });

  it('passes on the reason of the system', async () => {
    await expect(printPicture('gone', png, 384)).rejects.toThrow('Invalid deviceName provided');
  });

  it('reads the height of a PNG and refuses anything else', () => {
    expect(pngHeight(png)).toBe(200);
    expect(() => pngHeight(Buffer.from('no picture at all, only text').toString('base64'))).toThrow(
      'not a PNG',
    );
  });
});

describe('secrets', () => {
  it('are kept sealed and come back', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'dokani-secrets-')), 'secrets.json');
    const secrets = createSecrets(file);
    secrets.set('marketplace', 'key-1234');
    expect(secrets.get('marketplace')).toBe('key-1234');
    expect(readFileSync(file, 'utf8')).not.toContain('key-1234');
    expect(secrets.get('constructor')).toBeNull();
    secrets.remove('marketplace');
    expect(secrets.get('marketplace')).toBeNull();
  });

  it.each(['{"marketplace":"c2VhbG', '{"marketplace":5}', 'null'])(
    'of a damaged file (%s) are put aside with it, and new ones are taken',
    (half) => {
      const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const folder = mkdtempSync(path.join(tmpdir(), 'dokani-secrets-'));
      const file = path.join(folder, 'secrets.json');
      writeFileSync(file, half);
      const secrets = createSecrets(file);
      expect(secrets.get('marketplace')).toBeNull();
      expect(said).toHaveBeenCalledOnce();
      said.mockRestore();
      const [aside = ''] = readdirSync(folder);
      expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(half);
      secrets.set('marketplace', 'key-2');
      expect(createSecrets(file).get('marketplace')).toBe('key-2');
    },
  );
});

describe('the screens’ addresses', () => {
  it('stand for files of the folder, and routes for the page', () => {
    expect(fileOf('dokani://app/assets/a.js', '/out')).toBe(path.join('/out', 'assets', 'a.js'));
    expect(fileOf('dokani://app/reports/day', '/out')).toBe(path.join('/out', 'index.html'));
  });

  it('lead nowhere outside it', () => {
    expect(fileOf('dokani://other/a.js', '/out')).toBeNull();
    expect(fileOf('dokani://app/..%2f..%2fetc/passwd.txt', '/out')).toBeNull();
  });
});

describe('serverArguments', () => {
  it('takes its own out of what Electron was started with', () => {
    const argv = ['electron', '--no-sandbox', '/app', '--demo', '--data', '/shop', '--port=0', '--inspect'];
    expect(serverArguments(argv)).toEqual(['--demo', '--data', '/shop', '--port=0']);
  });
});
