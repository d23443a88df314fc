import type { Ports } from '../../core/app/index.ts';

type MapTiles = NonNullable<Ports['mapTiles']>;

/** A picture of a map. */
export type MapTile = NonNullable<Awaited<ReturnType<MapTiles['read']>>>;

/** What kind of picture these bytes are, by how they begin; null for anything that a map does not show. */
export function tileType(content: Buffer): MapTile['mime'] | null {
  if (content.length < 12) return null;
  if (content.readUInt32BE(0) === 0x89504e47 && content.readUInt32BE(4) === 0x0d0a1a0a) return 'image/png';
  if (content.readUInt16BE(0) === 0xffd8) return 'image/jpeg';
  const isRiff = content.toString('latin1', 0, 4) === 'RIFF';
  return isRiff && content.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : null;
}
