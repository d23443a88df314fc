import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { devicePrinter } from './device-printer.ts';
import type { PrintPayload } from './printer-driver.ts';
import { spoolerPrinter } from './spooler-printer.ts';

const folder = () => mkdtemp(path.join(os.tmpdir(), 'dokani-device-'));
const job = (size: number): PrintPayload => ({
  jobId: 'job',
  title: 'receipt',
  bytes: Buffer.alloc(size, 0x55),
  picture: { width: 8, height: 1, bits: new Uint8Array([0xf0]) },
});

describe('a printer behind a device file', () => {
  it('is unreachable when it is unplugged, and no file is made in its place', async () => {
    const file = path.join(await folder(), 'lp0');
    await expect(devicePrinter({ path: file }).send(job(10))).rejects.toMatchObject({ fault: 'unreachable' });
    expect(existsSync(file)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('never writes over an ordinary file', async () => {
    const file = path.join(await folder(), 'shop.sqlite');
    await writeFile(file, 'the shop');
    await expect(devicePrinter({ path: file }).send(job(10))).rejects.toMatchObject({ fault: 'refused' });
    expect(await readFile(file, 'utf8')).toBe('the shop');
  });

  it.skipIf(process.platform === 'win32')('waits while the device is busy, and gets every byte', async () => {
    const pipe = path.join(await folder(), 'lp0');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    const received: Buffer[] = [];
    const reader = createReadStream(pipe, { highWaterMark: 1024 });
    reader.on('data', (chunk) => {
      received.push(Buffer.from(chunk));
    });
    const ended = once(reader, 'end');
    await expect
      .poll(
        async () => {
          try {
            await devicePrinter({ path: pipe }).send(job(300_000));
            return true;
          } catch {
            return false;
          }
        },
        { timeout: 5_000 },
      )
      .toBe(true);
    await ended;
    expect(Buffer.compare(Buffer.concat(received), job(300_000).bytes)).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('times out when the device takes no more bytes', async () => {
    const pipe = path.join(await folder(), 'lp0');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    // Opened for reading and writing: a reader that never reads.
    const idle = await open(pipe, 'r+');
    await expect(devicePrinter({ path: pipe, silentMs: 60 }).send(job(300_000))).rejects.toMatchObject({
      fault: 'timeout',
    });
    await idle.close();
  });
});

describe("a printer of the operating system's own", () => {
  const printed: { name: string; png: Uint8Array; widthDots: number }[] = [];
  const spooler = {
    list: async () => ['Canon'],
    print: async (name: string, png: Uint8Array, widthDots: number) => {
      if (name !== 'Canon') throw new Error('no such printer');
      printed.push({ name, png, widthDots });
    },
  };

  it('gets the picture', async () => {
    await spoolerPrinter(spooler, 'Canon').send(job(1));
    expect(printed).toMatchObject([{ name: 'Canon', widthDots: 8 }]);
    expect(
      Buffer.from(printed[0]?.png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('refuses where there is no desktop shell, no picture or no such printer', async () => {
    await expect(spoolerPrinter(null, 'Canon').send(job(1))).rejects.toMatchObject({ fault: 'refused' });
    await expect(spoolerPrinter(spooler, 'Canon').send({ ...job(1), picture: null })).rejects.toMatchObject({
      fault: 'refused',
    });
    await expect(spoolerPrinter(spooler, 'Gone').send(job(1))).rejects.toMatchObject({
      fault: 'interrupted',
    });
  });
});
