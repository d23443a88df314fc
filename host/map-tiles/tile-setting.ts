import { z } from 'zod';
import { isTileTemplate, OSM_ATTRIBUTION, tileUrl } from '../../shared/marketplace/tile-template.ts';

/** HTTPS, or HTTP within this computer, for a tile server of one's own. */
const SAFE = /^(https:\/\/[^\s/@]+|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?)\//;

const templateSchema = z
  .string()
  .trim()
  .regex(SAFE)
  .refine(isTileTemplate)
  .refine((text) => URL.canParse(tileUrl(text, { z: 1, x: 1, y: 1 })));

/** The online map that somebody set for this computer. */
export type TileSetting =
  | { kind: 'open' }
  | { kind: 'off'; isMistaken: boolean }
  | { kind: 'chosen'; url: string; attribution: string };

/**
 * `DOKANI_MAP_TILES` and what to say of them: not set leaves the choice to the shop, empty wants no online map, and neither does an address that
 * is none, because the shop opens all the same.
 */
export function readTileSetting(environment: Readonly<Record<string, string | undefined>>): TileSetting {
  const given = environment.DOKANI_MAP_TILES;
  if (given === undefined) return { kind: 'open' };
  if (given.trim() === '') return { kind: 'off', isMistaken: false };
  const url = templateSchema.safeParse(given);
  if (!url.success) return { kind: 'off', isMistaken: true };
  const attribution = environment.DOKANI_MAP_TILES_ATTRIBUTION?.trim() || OSM_ATTRIBUTION;
  return { kind: 'chosen', url: url.data, attribution: attribution.slice(0, 300) };
}
