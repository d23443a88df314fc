import { describe, expect, it } from 'vitest';
import { connectedShop } from '../testing/connected-shop.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { deleteLink, putLink } from './link.repo.ts';
import { readTile, showMap } from './map-tiles.ts';

const AT = { z: 10, x: 768, y: 441 };
const OWN = { url: 'https://map.example.com/{z}/{x}/{y}', attribution: '© Own' };
const THEIRS = { url: 'https://tile.example.org/{z}/{x}/{y}.png', attribution: '© Theirs' };
const OSM = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';

/** A connected shop whose tiles say where they were asked for. */
function world(chosen: typeof OWN | null = null) {
  const market = standInMarket();
  let asked = 0;
  const shop = connectedShop(market, (address, key) => {
    asked += 1;
    return market.open(address, key);
  });
  shop.ports.mapTiles = {
    chosen,
    read: async ({ url }) => ({ mime: 'image/png', content: Buffer.from(url) }),
  };
  const from = async () => {
    const { tile } = await readTile(shop, AT, undefined);
    return tile && Buffer.from(tile.contentBase64, 'base64').toString();
  };
  return { market, shop, from, asked: () => asked };
}

describe('the online map is', () => {
  it('none where no online map is wanted', async () => {
    const shop = createTestShop();
    expect(await showMap(shop)).toEqual({ tiles: null });
    expect(await readTile(shop, AT, undefined)).toEqual({ tile: null });
  });

  it('what is set for this computer, and the marketplace is not even asked', async () => {
    const { market, shop, from, asked } = world(OWN);
    market.tiles = THEIRS;
    expect(await showMap(shop)).toEqual({ tiles: { attribution: '© Own' } });
    expect([await from(), asked()]).toEqual([OWN.url, 0]);
  });

  it('else the marketplace’s', async () => {
    const { market, shop, from } = world();
    market.tiles = THEIRS;
    expect(await showMap(shop)).toEqual({ tiles: { attribution: '© Theirs' } });
    expect(await from()).toBe(THEIRS.url);
  });

  it('else OpenStreetMap’s, as for a shop that is not connected', async () => {
    const { market, shop, from } = world();
    const osm = { tiles: { attribution: expect.stringContaining('© OpenStreetMap contributors') } };
    expect(await showMap(shop)).toEqual(osm);
    expect(await from()).toBe(OSM);
    market.tiles = THEIRS;
    deleteLink(shop.db);
    expect(await showMap(shop)).toEqual(osm);
  });

  it('OpenStreetMap’s where the marketplace cannot be asked', async () => {
    const { shop, from } = world();
    const unplugged = createTestShop();
    shop.ports.openMarket = unplugged.ports.openMarket;
    await showMap(shop);
    expect(await from()).toBe(OSM);
  });
});

it('keeps to the map whose owner the screen names, whatever the marketplace says meanwhile', async () => {
  const { market, shop, from } = world();
  await showMap(shop);
  market.tiles = THEIRS;
  expect(await from()).toBe(OSM);
  await showMap(shop);
  expect(await from()).toBe(THEIRS.url);
});

it.each([
  'http://192.168.0.1/{z}/{x}/{y}.png',
  'https://127.0.0.1/{z}/{x}/{y}.png',
  'https://tile.example.org/',
])('does not go where only a marketplace sends it: %s', async (url) => {
  const { market, shop, from } = world();
  market.tiles = { url, attribution: '' };
  await showMap(shop);
  expect(await from()).toBe(OSM);
});

it('in a training shop asks no marketplace elsewhere for its map', async () => {
  const { market, shop, from, asked } = world();
  market.tiles = THEIRS;
  shop.options.training = true;
  putLink(shop.db, { address: 'https://bazar.example.org', email: '', shop: market.shop, connectedAt: 1 });
  await showMap(shop);
  expect([await from(), asked()]).toEqual([OSM, 0]);
});
