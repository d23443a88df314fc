import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bitmap, bitmapToPng, blankBitmap, rowBytes } from './bitmap.ts';
import type { PrinterDriver } from './printer-driver.ts';

/** What a printer would have done with a job's bytes. */
export type DecodedJob = {
  /** The paper, one picture for each cut (the last may be uncut). */
  readonly papers: readonly Bitmap[];
  readonly cuts: number;
  readonly drawerPins: readonly (2 | 5)[];
  /** Highest raster block met, in rows. */
  readonly tallestStrip: number;
};

const LINE_DOTS = 30;
const DEFAULT_DOTS = 384;
const KEEP_JOBS = 500;

class Decoder {
  private readonly bytes: Uint8Array;
  private readonly papers: Bitmap[] = [];
  private readonly drawerPins: (2 | 5)[] = [];
  private strips: Bitmap[] = [];
  private at = 0;
  private cuts = 0;
  private tallestStrip = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  run(): DecodedJob {
    while (this.at < this.bytes.length) this.step();
    this.tearOff();
    const { papers, cuts, drawerPins, tallestStrip } = this;
    return { papers, cuts, drawerPins, tallestStrip };
  }

  private next(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('the job ends inside a command');
    this.at += 1;
    return byte;
  }

  private step(): void {
    const byte = this.next();
    if (byte === 0x0a) this.feed(LINE_DOTS);
    else if (byte === 0x1b) this.escape(this.next());
    else if (byte === 0x1d) this.group(this.next());
    else this.refuse([byte]);
  }

  private escape(command: number): void {
    if (command === 0x64) this.feed(this.next() * LINE_DOTS);
    else if (command === 0x4a) this.feed(this.next());
    else if (command === 0x70) {
      this.drawerPins.push(this.next() % 48 === 0 ? 2 : 5);
      // On and off times of the pulse.
      this.next();
      this.next();
    } else if (command !== 0x40) this.refuse([0x1b, command]);
  }

  private group(command: number): void {
    if (command === 0x56) {
      if (this.next() > 49) this.feed(this.next());
      this.cuts += 1;
      this.tearOff();
    } else if (command === 0x76 && this.next() === 0x30) this.raster();
    else this.refuse([0x1d, command]);
  }

  private raster(): void {
    this.next();
    const stride = this.next() + this.next() * 256;
    const height = this.next() + this.next() * 256;
    const end = this.at + stride * height;
    if (end > this.bytes.length) throw new RangeError('the job ends inside a picture');
    this.strips.push({ width: stride * 8, height, bits: this.bytes.slice(this.at, end) });
    this.tallestStrip = Math.max(this.tallestStrip, height);
    this.at = end;
  }

  private feed(dots: number): void {
    this.strips.push(blankBitmap(this.strips.at(-1)?.width ?? DEFAULT_DOTS, dots));
  }

  private tearOff(): void {
    if (this.strips.length > 0) this.papers.push(joinBitmaps(this.strips));
    this.strips = [];
  }

  private refuse(command: readonly number[]): never {
    const hex = command.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw new RangeError(`unknown printer command ${hex} before byte ${this.at}`);
  }
}

/** The pictures under each other, as wide as the widest. */
export function joinBitmaps(parts: readonly Bitmap[]): Bitmap {
  const width = Math.max(...parts.map((part) => part.width));
  const whole = blankBitmap(
    width,
    parts.reduce((sum, part) => sum + part.height, 0),
  );
  let row = 0;
  for (const part of parts) {
    const stride = rowBytes(part.width);
    for (let y = 0; y < part.height; y += 1, row += 1) {
      whole.bits.set(part.bits.subarray(y * stride, (y + 1) * stride), row * rowBytes(width));
    }
  }
  return whole;
}

/** Reads ESC/POS as a printer would. Throws RangeError for a command that Dokani's receipts do not use, or a job cut short. */
export function decodeEscPos(bytes: Uint8Array): DecodedJob {
  return new Decoder(bytes).run();
}

/** Nobody who looks into the folder finds half a file. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}

async function forgetOldJobs(folder: string): Promise<void> {
  const jobs = (await readdir(folder)).filter((name) => name.endsWith('.escpos')).sort();
  for (const name of jobs.slice(0, Math.max(0, jobs.length - KEEP_JOBS))) {
    await rm(join(folder, name), { force: true });
    await rm(join(folder, name.replace(/\.escpos$/, '.png')), { force: true });
  }
}

/**
 * The printer of a shop that has none yet: keeps each job in `folder` as raw bytes (.escpos) and as the picture that a printer
 * would have put on paper (.png), the last 500 of them. `stamp` names the files in order.
 */
export function virtualPrinter(folder: string, stamp: () => number): PrinterDriver {
  return {
    async send({ bytes, jobId }) {
      const { papers } = decodeEscPos(bytes);
      const name = `${new Date(stamp()).toISOString().replace(/[:.]/g, '-')}-${jobId.replace(/[^\w-]/g, '')}`;
      await mkdir(folder, { recursive: true });
      await writeWhole(join(folder, `${name}.escpos`), bytes);
      if (papers.length > 0) await writeWhole(join(folder, `${name}.png`), bitmapToPng(joinBitmaps(papers)));
      await forgetOldJobs(folder);
    },
  };
}
