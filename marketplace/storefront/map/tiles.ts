import type { Tiles } from './base-map.ts';

const url: unknown = import.meta.env.VITE_MAP_TILES_URL;
const attribution: unknown = import.meta.env.VITE_MAP_TILES_ATTRIBUTION;

/**
 * The tiles that this page was built with (VITE_MAP_TILES_URL such as `https://tile.example.org/{z}/{x}/{y}.png`, and the attribution that their
 * owner asks for); the server's MAP_TILES must allow their origin. null where none were named.
 */
export const TILES: Tiles =
  typeof url === 'string' && url.startsWith('https://')
    ? { url, attribution: typeof attribution === 'string' ? attribution : '' }
    : null;
