import { statfsSync } from 'node:fs';
import path from 'node:path';
import type { Ports } from '../../core/app/index.ts';
import type { Log } from '../log.ts';
import { tileReader } from './read-tiles.ts';
import { readTileSetting } from './tile-setting.ts';
import { openTileStore } from './tile-store.ts';

const MOST_BYTES = 20 * 1024 * 1024;
/** Tiles never take what sales may need. */
const SPARE_BYTES = 500 * 1024 * 1024;

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > SPARE_BYTES;
}

/** The online map of this computer's setting, its tiles kept in the data folder; null where none is wanted. */
export function openMapTiles(
  { dataFolder, appVersion, log }: { dataFolder: string; appVersion: string; log: Log },
  environment: Readonly<Record<string, string | undefined>>,
): Ports['mapTiles'] {
  const setting = readTileSetting(environment);
  if (setting.kind === 'off') {
    if (setting.isMistaken) log.warn('DOKANI_MAP_TILES is no address of map tiles: no online map');
    return null;
  }
  const store = openTileStore({
    folder: path.join(dataFolder, 'tiles'),
    mostBytes: MOST_BYTES,
    mayWrite: () => hasRoom(dataFolder),
  });
  return {
    chosen: setting.kind === 'chosen' ? { url: setting.url, attribution: setting.attribution } : null,
    read: tileReader(store, `Dokani/${appVersion} (point of sale; the map on which a shop is placed)`),
  };
}
