import { type MapTile, tileType } from './tile-type.ts';

/** Tiles of a street map have some 20 kB. */
export const MOST_TILE_BYTES = 256 * 1024;

/** What a tile server said: a tile, that it has none there, or that it is in trouble and should be left alone for a while. */
export type TileAnswer = MapTile | 'none' | 'trouble';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The whole body, or null where it is larger than a tile can be. */
async function readBody(response: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the transfer.
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_TILE_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Asks a tile server for one tile. It follows no redirect: a tile comes from where the setting says. Rejects where the line or `signal` ends it. */
export async function fetchTile(url: string, userAgent: string, signal: AbortSignal): Promise<TileAnswer> {
  const response = await fetch(url, {
    redirect: 'manual',
    credentials: 'omit',
    headers: { 'user-agent': userAgent, accept: 'image/png,image/webp,image/jpeg' },
    signal,
  });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (response.status !== 200 || Number(response.headers.get('content-length')) > MOST_TILE_BYTES) {
    await response.body?.cancel();
    const isTrouble = response.status >= 500 || [401, 403, 429].includes(response.status);
    return isTrouble ? 'trouble' : 'none';
  }
  if (type === undefined || !TYPES.includes(type)) {
    await response.body?.cancel();
    return 'none';
  }
  const content = await readBody(response);
  const mime = content && tileType(content);
  return content && mime ? { mime, content } : 'none';
}
