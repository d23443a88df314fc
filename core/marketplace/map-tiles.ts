import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import {
  OSM_ATTRIBUTION,
  publicTileTemplateSchema,
  type TileAt,
} from '../../shared/marketplace/tile-template.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import type { TileServer } from '../ports/ports.ts';
import { readLink } from './link.repo.ts';
import { isLoopback } from './training-shop.ts';

/** The standard map of OpenStreetMap, free for light use. */
const OPEN_STREET_MAP: TileServer = {
  url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
  attribution: OSM_ATTRIBUTION,
};

/** Somebody waits for the map: a marketplace that takes longer does not decide which one. */
const LONGEST_ASK_MS = 3_000;

type MapShop = Pick<Shop, 'db' | 'ports' | 'options'>;

/** The map whose owner is named on the screens: its tiles come from there until the map is asked for again. */
const shown = new WeakMap<ShopDb, TileServer>();

/** The map of the shop's marketplace; null where it says none that a shop should follow. A training shop asks nothing of a real one. */
async function marketplaceMap({ db, ports, options }: MapShop): Promise<TileServer | null> {
  const address = readLink(db)?.address;
  if (address === undefined || (options.training && !isLoopback(address))) return null;
  const signal = AbortSignal.timeout(LONGEST_ASK_MS);
  try {
    const { isDemo, tiles } = await ports.openMarket(address, null).find.about(undefined, { signal });
    if (options.training && !isDemo) return null;
    return tiles && publicTileTemplateSchema.safeParse(tiles.url).success ? tiles : null;
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    return null;
  }
}

/** The server of this computer's setting, else of the marketplace, else OpenStreetMap's. */
async function chooseServer(shop: MapShop): Promise<TileServer | null> {
  const { mapTiles } = shop.ports;
  if (!mapTiles) return null;
  const server = mapTiles.chosen ?? (await marketplaceMap(shop)) ?? OPEN_STREET_MAP;
  shown.set(shop.db, server);
  return server;
}

/** What the owner of the online map wants said on it; null where none is wanted. */
export async function showMap(shop: MapShop): Promise<{ tiles: { attribution: string } | null }> {
  const server = await chooseServer(shop);
  return { tiles: server && { attribution: server.attribution } };
}

type TileDto = { mime: 'image/png' | 'image/jpeg' | 'image/webp'; contentBase64: string };

/** One picture of the online map, as long as `signal` wants it; null where there is none or no line. */
export async function readTile(
  shop: MapShop,
  at: TileAt,
  signal: AbortSignal | undefined,
): Promise<{ tile: TileDto | null }> {
  const server = shown.get(shop.db) ?? (await chooseServer(shop));
  const tile = server && (await shop.ports.mapTiles?.read(server, at, signal));
  return { tile: tile ? { mime: tile.mime, contentBase64: tile.content.toString('base64') } : null };
}
