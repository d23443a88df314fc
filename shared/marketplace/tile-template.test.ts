import { describe, expect, it } from 'vitest';
import { isTileTemplate, publicTileTemplateSchema, tileUrl } from './tile-template.ts';

describe('the address of map tiles', () => {
  it('becomes that of one tile', () => {
    expect(tileUrl('https://{s}.tile.example.org/{z}/{x}/{y}.png?key=1', { z: 10, x: 768, y: 441 })).toBe(
      'https://a.tile.example.org/10/768/441.png?key=1',
    );
  });

  it.each([
    'https://tile.example.org/{z}/{x}/{y}.png',
    'https://{s}.tile.example.org/map/{z}/{y}/{x}?key=abc',
  ])('of a public server is taken: %s', (template) => {
    expect(publicTileTemplateSchema.safeParse(template).success).toBe(true);
  });

  it.each([
    'http://tile.example.org/{z}/{x}/{y}.png',
    'https://127.0.0.1/{z}/{x}/{y}.png',
    'https://[::1]/{z}/{x}/{y}.png',
    'https://2130706433/{z}/{x}/{y}.png',
    'https://localhost/{z}/{x}/{y}.png',
    'https://tile.example.org:8443/{z}/{x}/{y}.png',
    'https://someone:secret@tile.example.org/{z}/{x}/{y}.png',
    'https://tile.example.org/{z}/{x}.png',
    'https://tile.example.org/{z}/{x}/{y}/{z}.png',
    'https://tile.example.org/{z}/{x}/{y}/{quadkey}.png',
    'https://{x}.example.org/{z}/{y}.png',
    'file:///{z}/{x}/{y}.png',
    '',
  ])('of anything else is not: %s', (template) => {
    expect(publicTileTemplateSchema.safeParse(template).success).toBe(false);
  });

  it('names each of its places once', () => {
    expect(isTileTemplate('http://127.0.0.1:8080/{z}/{x}/{y}.png')).toBe(true);
    expect(isTileTemplate('http://127.0.0.1:8080/{z}/{x}/{y}{r}.png')).toBe(false);
    expect(isTileTemplate('not an address {z} {x} {y}')).toBe(false);
  });
});
