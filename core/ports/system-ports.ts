import { statfsSync } from 'node:fs';
import { v7 } from 'uuid';
import { openMarket } from './open-market.ts';
import type { Logger, Ports } from './ports.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** The real clock, ids and disk, with no spooler, no secret store, no network and no online map, and marketplaces over HTTP; a shell adds its own. */
export function systemPorts(overrides: Partial<Ports> = {}): Ports {
  return {
    clock: { now: () => Date.now() },
    ids: { next: () => v7() },
    logger: silent,
    spooler: null,
    secrets: null,
    openMarket,
    network: { look: () => ({ state: 'off', addresses: [] }) },
    mapTiles: null,
    freeBytes,
    ...overrides,
  };
}
