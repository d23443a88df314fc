import { describe, expect, it } from 'vitest';
import { OSM_ATTRIBUTION } from '../../shared/marketplace/tile-template.ts';
import { readTileSetting } from './tile-setting.ts';

describe('the setting of the online map', () => {
  it('leaves the choice to the shop where nothing is set, and turns it off where it is empty', () => {
    expect(readTileSetting({})).toEqual({ kind: 'open' });
    expect(readTileSetting({ DOKANI_MAP_TILES: ' ' })).toEqual({ kind: 'off', isMistaken: false });
  });

  it.each([
    'https://tile.example.org/{z}/{x}/{y}.png',
    'https://192.168.0.5:8443/{z}/{x}/{y}.png',
    'http://127.0.0.1:8080/{z}/{x}/{y}.png',
  ])('takes %s', (url) => {
    expect(readTileSetting({ DOKANI_MAP_TILES: url })).toEqual({
      kind: 'chosen',
      url,
      attribution: OSM_ATTRIBUTION,
    });
    expect(readTileSetting({ DOKANI_MAP_TILES: url, DOKANI_MAP_TILES_ATTRIBUTION: '© Us' })).toMatchObject({
      attribution: '© Us',
    });
  });

  it.each([
    'http://tile.example.org/{z}/{x}/{y}.png',
    'https://tile.example.org/map.png',
    'https://tile.example.org:port/{z}/{x}/{y}.png',
    'file:///etc/{z}/{x}/{y}',
    'yes',
  ])('wants no map where it is a mistake: %s', (url) => {
    expect(readTileSetting({ DOKANI_MAP_TILES: url })).toEqual({ kind: 'off', isMistaken: true });
  });
});
