import path from 'node:path';
import type { ShopDb } from '../db/open.ts';
import type { Shop } from './shop.ts';

const EVERY_MS = 60_000;
/** With less than this free, in bytes, every till warns and no import begins. */
export const LOW_BYTES = 200 * 1024 * 1024;

/** Watches the room on the disk of an open shop. */
export type DiskWatch = {
  /** Measures now. Never throws: where it cannot be measured, nothing changes. */
  look(): void;
  stop(): void;
};

const low = new WeakMap<ShopDb, boolean>();

/** True while the disk that holds the shop's file is nearly full, as last measured. */
export function isDiskLow(db: ShopDb): boolean {
  return low.get(db) === true;
}

/**
 * Measures at once and each minute how much room the shop's disk has, and tells all tills when it becomes low or is no longer. A shop in
 * memory has no disk.
 */
export function watchDisk({ db, ports, events, options }: Shop): DiskWatch {
  const look = () => {
    if (options.file === ':memory:') return;
    try {
      const free = ports.freeBytes(path.dirname(options.file));
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
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
