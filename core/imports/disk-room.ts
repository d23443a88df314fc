import path from 'node:path';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { LOW_BYTES } from '../app/disk-watch.ts';
import type { Shop } from '../app/shop.ts';
import { walBytes } from '../db/checkpoint.ts';

const MB = 1024 * 1024;
/** What is left for sales, and for clearing an import away, when one is given up for want of room. */
const RESERVE_BYTES = 128 * MB;
/** Beyond the point of no return an import goes on down to this much and then waits: it takes nothing back by stopping there. */
const LAST_RESERVE_BYTES = 64 * MB;
/** Room that carrying out one decision may take, generously. */
const BYTES_PER_DECISION = 4096;
const LONG_WAL_BYTES = 8 * MB;

/** Bytes free for the shop's file; a shop in memory has no disk. */
function free({ options, ports }: Shop): number {
  if (options.file === ':memory:') return Number.POSITIVE_INFINITY;
  try {
    return ports.freeBytes(path.dirname(options.file));
  } catch (error) {
    ports.logger.warn({ error: String(error) }, 'free space not known');
    return Number.POSITIVE_INFINITY;
  }
}

/** Throws DISK_FULL while the disk is nearly full, or would be with `bytes` more: no import begins then, as sales need what is left. */
export function requireRoomToBegin(shop: Shop, bytes = 0): void {
  if (free(shop) - bytes < LOW_BYTES) throw new Refusal('DISK_FULL', {});
}

function requireFree(shop: Shop, bytes: number): void {
  // Of the kind that a full disk itself gives, so that it is told and tried again as one.
  if (free(shop) < bytes)
    throw Object.assign(new Error('what is free on the disk is kept for sales'), { code: 'ENOSPC' });
}

/** To be asked before the point of no return: room to carry out so many decisions. Throws an error that counts as a full disk. */
export function requireRoomFor(shop: Shop, decisions: number): void {
  requireFree(shop, RESERVE_BYTES + decisions * BYTES_PER_DECISION);
}

/** Has a write-ahead log of 8 MB folded into the file, so that it does not grow beside it. Never rejects. */
export async function shortenLog({ options: { file }, reading, ports }: Shop): Promise<void> {
  if (file === ':memory:' || walBytes(file) < LONG_WAL_BYTES) return;
  await reading.run('checkpoint', {}).catch((error: unknown) => {
    ports.logger.warn({ error: String(error) }, 'checkpoint failed');
  });
}

/**
 * To be asked after each transaction of an import: shortens the log, and rejects with an error that counts as a full disk when what is
 * left is the reserve; beyond the point of no return a smaller one.
 */
export async function keepRoom(shop: Shop, stage: 'preparing' | 'landing'): Promise<void> {
  await shortenLog(shop);
  requireFree(shop, stage === 'preparing' ? RESERVE_BYTES : LAST_RESERVE_BYTES);
}
