import { z } from 'zod';

/** Map zooms that pages show: from the whole country to a single house. */
export const MAP_ZOOMS = { least: 6, most: 18 } as const;

/** What the licence of OpenStreetMap demands to be said on a map. */
export const OSM_ATTRIBUTION = '© OpenStreetMap contributors, openstreetmap.org/copyright';

const PLACES = ['{z}', '{x}', '{y}'];
/** No address of a machine, no port, no name or password in it: what a stranger says must lead to a public server. */
const PUBLIC = /^https:\/\/(\{s\}\.)?([a-z0-9-]+\.)+[a-z][a-z0-9-]*\/\S*$/i;

/** Which tile: column and row from the north-west, at a zoom. */
export type TileAt = { z: number; x: number; y: number };

/** The address of one tile by `template`, whose `{s}` is one of the letters a to c. */
export function tileUrl(template: string, { z: zoom, x, y }: TileAt): string {
  return template
    .replace('{s}', 'abc'.charAt((x + y) % 3))
    .replace('{z}', String(zoom))
    .replace('{x}', String(x))
    .replace('{y}', String(y));
}

/** True where `template` names `{z}`, `{x}` and `{y}` once, and has no other brace. */
export function isTileTemplate(template: string): boolean {
  if (template.length > 500 || PLACES.some((place) => template.split(place).length !== 2)) return false;
  return /^https?:\/\/[^{}\s/]+\/[^{}\s]*$/.test(tileUrl(template, { z: 1, x: 1, y: 1 }));
}

/** Tiles at a public server: `https://tile.example.org/{z}/{x}/{y}.png`. */
export const publicTileTemplateSchema = z.string().regex(PUBLIC).refine(isTileTemplate);
