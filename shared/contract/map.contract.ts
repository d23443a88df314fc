import { z } from 'zod';
import { MAP_ZOOMS } from '../marketplace/tile-template.ts';
import { query } from './procedure.ts';

const tileAtSchema = z
  .strictObject({
    z: z.int().min(MAP_ZOOMS.least).max(MAP_ZOOMS.most),
    x: z.int().min(0),
    y: z.int().min(0),
  })
  .refine((at) => at.x < 2 ** at.z && at.y < 2 ** at.z, 'no tile of this zoom');

const tileSchema = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  contentBase64: z.base64(),
});

/** The online map under the shop's pin: the pages may load pictures from nobody but the shop's own server, so it asks for them. */
export const mapContract = {
  /** What the owner of the online map wants said on it; null where there is none. */
  map: query('marketplace.manage', '/marketplace/map')
    .input(z.strictObject({}))
    .output(z.strictObject({ tiles: z.strictObject({ attribution: z.string() }).nullable() })),
  /** One picture of that map; null where its server gives none. */
  tile: query('marketplace.manage', '/marketplace/map/tile')
    .input(tileAtSchema)
    .output(z.strictObject({ tile: tileSchema.nullable() })),
};
