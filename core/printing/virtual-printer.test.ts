import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type Bitmap, rowBytes } from './bitmap.ts';
import { encodeEscPos } from './escpos-encode.ts';
import { decodeEscPos, virtualPrinter } from './virtual-printer.ts';

const bitmaps = fc
  .record({ stride: fc.integer({ min: 1, max: 72 }), height: fc.integer({ min: 1, max: 600 }) })
  .chain(({ stride, height }) =>
    fc
      .uint8Array({ minLength: stride * height, maxLength: stride * height })
      .map((bits): Bitmap => ({ width: stride * 8, height, bits })),
  );

describe('ESC/POS there and back', () => {
  it('gives back every dot of any picture, in strips that small buffers take', () => {
    fc.assert(
      fc.property(bitmaps, (picture) => {
        const job = decodeEscPos(encodeEscPos({ picture, drawerPins: [], cut: 'partial' }));
        const [paper] = job.papers;
        expect(job.tallestStrip).toBeLessThanOrEqual(255);
        expect(job.cuts).toBe(1);
        expect(job.papers).toHaveLength(1);
        expect(paper?.width).toBe(picture.width);
        const dots = paper?.bits.subarray(0, rowBytes(picture.width) * picture.height) ?? [];
        expect(Buffer.compare(Buffer.from(dots), Buffer.from(picture.bits))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('kicks the drawer with a full pulse on the pin that was asked for, before the paper', () => {
    const picture = { width: 8, height: 1, bits: new Uint8Array([0xff]) };
    const bytes = encodeEscPos({ picture, drawerPins: [5], cut: 'none' });
    expect([...bytes.subarray(0, 7)]).toEqual([0x1b, 0x40, 0x1b, 0x70, 1, 25, 250]);
    expect(decodeEscPos(bytes)).toMatchObject({ drawerPins: [5], cuts: 0 });
    expect(decodeEscPos(encodeEscPos({ picture: null, drawerPins: [2], cut: 'full' }))).toEqual({
      papers: [],
      cuts: 0,
      drawerPins: [2],
      tallestStrip: 0,
    });
  });

  it('refuses what a receipt never holds, and jobs cut short', () => {
    const picture = { width: 16, height: 4, bits: new Uint8Array(8) };
    const bytes = encodeEscPos({ picture, drawerPins: [], cut: 'full' });
    expect(() => decodeEscPos(bytes.subarray(0, 12))).toThrow('the job ends inside a picture');
    expect(() => decodeEscPos(Buffer.from('Napa'))).toThrow('unknown printer command 4e');
    expect(() => decodeEscPos(Buffer.from([0x1b]))).toThrow('the job ends inside a command');
  });
});

describe('the virtual printer', () => {
  it('leaves raw bytes and a picture for each job', async () => {
    const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'dokani-print-')), 'jobs');
    const printer = virtualPrinter(folder, () => Date.UTC(2026, 10, 21));
    const picture = { width: 384, height: 10, bits: new Uint8Array(480).fill(0xff) };
    const bytes = encodeEscPos({ picture, drawerPins: [], cut: 'full' });
    await printer.send({ jobId: '../odd/id', title: 'x', bytes, picture });
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['2026-11-21T00-00-00-000Z-oddid.escpos', '2026-11-21T00-00-00-000Z-oddid.png']);
    expect(Buffer.compare(await readFile(path.join(folder, names[0] ?? '')), bytes)).toBe(0);
    const png = PNG.sync.read(await readFile(path.join(folder, names[1] ?? '')));
    expect([png.width, png.height]).toEqual([384, 130]);
    expect([png.data[0], png.data[(11 * 384 + 5) * 4]]).toEqual([0, 255]);
  });

  it('opens the drawer without leaving a picture', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'dokani-print-'));
    const bytes = encodeEscPos({ picture: null, drawerPins: [2], cut: 'none' });
    await virtualPrinter(folder, () => 0).send({ jobId: 'd', title: 'x', bytes, picture: null });
    expect(await readdir(folder)).toEqual(['1970-01-01T00-00-00-000Z-d.escpos']);
  });
});
