import type { Ports } from '../../core/app/index.ts';
import { tileUrl } from '../../shared/marketplace/tile-template.ts';
import { fetchTile } from './fetch-tile.ts';
import { takeTurns } from './take-turns.ts';
import type { TileStore } from './tile-store.ts';
import { type MapTile, tileType } from './tile-type.ts';

/** Owners of free tiles ask for few connections. */
const AT_ONCE = 3;
const MAY_WAIT = 60;

/** How long things may take; tests are shorter. */
export type TilePace = {
  /** From asking to the last byte, waiting for a turn included. */
  longestMs: number;
  /** So long a server is left alone that could not be reached or was in trouble: no line fails at once, not tile by tile. */
  restMs: number;
};

const PACE: TilePace = { longestMs: 8_000, restMs: 15_000 };

type Reader = NonNullable<Ports['mapTiles']>['read'];

function asTile(content: Buffer): MapTile | null {
  const mime = tileType(content);
  return mime && { mime, content };
}

/** Reads tiles: from the store for a week, then from their server, and from the store however old where that gives none. */
export function tileReader(store: TileStore, userAgent: string, pace = PACE): Reader {
  const turns = takeTurns(AT_ONCE, MAY_WAIT);
  const restsUntil = new Map<string, number>();
  const ask = async (origin: string, url: string, left: AbortSignal | undefined) => {
    const late = AbortSignal.timeout(pace.longestMs);
    const signal = left ? AbortSignal.any([left, late]) : late;
    const rest = () => restsUntil.set(origin, performance.now() + pace.restMs);
    return turns.take(async () => {
      // What waited behind a failure is not asked for any more.
      if (performance.now() < (restsUntil.get(origin) ?? 0)) return null;
      try {
        const answer = await fetchTile(url, userAgent, signal);
        if (answer === 'trouble') rest();
        return typeof answer === 'string' ? null : answer;
      } catch {
        if (left?.aborted !== true) rest();
        return null;
      }
    }, signal);
  };
  return async (server, at, left) => {
    const url = tileUrl(server.url, at);
    if (!URL.canParse(url)) return null;
    const kept = await store.get(url);
    const old = kept && asTile(kept.content);
    if (old && kept.isFresh) return old;
    if (left?.aborted) return null;
    const tile = await ask(new URL(url).origin, url, left);
    if (tile) await store.put(url, tile.content);
    return tile ?? old;
  };
}
