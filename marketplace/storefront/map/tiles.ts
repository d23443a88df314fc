import type { Tiles } from './base-map.ts';

/** The tiles of this marketplace. */
export function useTiles(): Tiles {
  return null;
}
