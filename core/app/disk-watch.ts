import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { ShopDb } from '../db/open.ts';
import type { Shop } from './shop.ts';

const EVERY_MS = 60_000;
/** With less than this free, in bytes, every till warns. */
const LOW_BYTES = 200 * 1024 * 1024;

/** Watches the room on the disk of an open shop. */
export type DiskWatch = {
  /** Measures now. Never rejects: where it cannot be measured, nothing changes. */
  look(): Promise<void>;
  stop(): void;
};

const low = new WeakMap<ShopDb, boolean>();

/** True while the disk that holds the shop's file is nearly full, as last measured. */
export function isDiskLow(db: ShopDb): boolean {
  return low.get(db) === true;
}

/** Bytes that may still be written into the folder. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Measures at once and each minute how much room the shop's disk has, and tells all tills when it becomes low or is no longer. A shop in
 * memory has no disk.
 */
export function watchDisk(shop: Shop, measure: (folder: string) => Promise<number> = freeBytes): DiskWatch {
  const { db, ports, events, options } = shop;
  const look = async () => {
    if (options.file === ':memory:') return;
    try {
      const free = await measure(path.dirname(options.file));
      const isLow = free < LOW_BYTES;
      if (isLow === isDiskLow(db)) return;
      low.set(db, isLow);
      ports.logger.warn(
        { freeMb: Math.round(free / 1024 / 1024) },
        isLow ? 'disk nearly full' : 'disk has room',
      );
      events.publish({ type: 'disk-space', isLow });
    } catch (error) {
      ports.logger.warn({ error: String(error) }, 'free space not known');
    }
  };
  void look();
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
