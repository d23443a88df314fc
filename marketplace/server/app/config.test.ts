import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { BadConfig, readConfig, tilesOf } from './config.ts';

const production = {
  DATABASE_URL: 'postgresql://u:p@db/market',
  TOKEN_SECRET: 'x'.repeat(32),
  PUBLIC_URL: 'https://market.example',
};

describe('the settings', () => {
  it('need nothing on one machine: embedded, on the loopback', () => {
    expect(readConfig({ PORT: '', PATH: '/bin' })).toMatchObject({
      DATABASE_URL: '',
      HOST: '127.0.0.1',
      PORT: 4690,
      MAP_TILES: [],
      TRUST_PROXY: 0,
      PAYMENTS: 'sandbox',
    });
  });

  it('of several nodes are read whole', () => {
    const config = readConfig({
      ...production,
      REDIS_URL: 'redis://r:6379',
      PORT: '80',
      MAP_TILES: 'https://tile.example.org  https://*.tiles.example.com',
    });
    expect(config).toMatchObject({
      PORT: 80,
      MAP_TILES: ['https://tile.example.org', 'https://*.tiles.example.com'],
    });
  });

  it('pretend no payment where customers order, unless somebody says so', () => {
    expect(readConfig(production).PAYMENTS).toBe('none');
    expect(readConfig({ ...production, PAYMENTS: '' }).PAYMENTS).toBe('none');
    expect(readConfig({ ...production, PAYMENTS: 'sandbox' }).PAYMENTS).toBe('sandbox');
    expect(readConfig({ PAYMENTS: 'none' }).PAYMENTS).toBe('none');
  });

  it.each([
    [{ PORT: 'http' }, /^PORT: must be a whole number from 0 to 65535$/],
    [{ PAYMENTS: 'bkash' }, /^PAYMENTS: /],
    [{ PORT: '70000' }, /^PORT: must be a whole number/],
    [{ REDIS_URL: 'http://r' }, /^REDIS_URL: must be an address that begins with redis:\/\/ or rediss:\/\/$/],
    [{ PUBLIC_URL: 'market.example' }, /^PUBLIC_URL: /],
    [{ MAP_TILES: "https://a.example; script-src 'unsafe-inline'" }, /^MAP_TILES/],
    [{ MAP_TILES_URL: 'https://tile.example.org/map.png' }, /^MAP_TILES_URL: must name \{z\}/],
    [{ MAP_TILES_URL: 'https://a;script-src *{z}{x}{y}' }, /^MAP_TILES_URL: /],
    [{ ...production, TOKEN_SECRET: '' }, /^TOKEN_SECRET: is required with DATABASE_URL/],
    [{ ...production, TOKEN_SECRET: 'short' }, /^TOKEN_SECRET: must be at least 32/],
    [{ ...production, PUBLIC_URL: '' }, /^PUBLIC_URL: is required/],
  ])('are refused with the name of the wrong one: %j', (given, message) => {
    expect(() => readConfig(given)).toThrow(message);
    expect(() => readConfig(given)).toThrow(BadConfig);
  });

  it('are refused all at once', () => {
    expect(() => readConfig({ PORT: 'x', SMTP_URL: 'mail.example' })).toThrow(/PORT: .*\nSMTP_URL: /);
  });
});

describe('map tiles', () => {
  const MAP_TILES_URL = 'https://{s}.tile.example.org/{z}/{x}/{y}.png';

  it('are named to every page, and their origin may be loaded without being named again', () => {
    const config = readConfig({ MAP_TILES_URL, MAP_TILES_ATTRIBUTION: '© Example' });
    expect(tilesOf(config)).toEqual({
      tiles: { url: MAP_TILES_URL, attribution: '© Example' },
      origins: ['https://*.tile.example.org'],
    });
    expect(tilesOf(readConfig({}))).toEqual({ tiles: null, origins: [] });
  });
});

describe('the command line', () => {
  it('is read, and refused where it is not known', () => {
    expect(readArguments(['--demo', '--port', '5000'])).toEqual({
      isDemo: true,
      admin: null,
      data: null,
      port: '5000',
    });
    expect(() => readArguments(['--demmo'])).toThrow(BadConfig);
  });

  it('names an administrator by an e-mail address, and says which is none', () => {
    expect(readArguments(['--admin', 'owner@example.org']).admin).toBe('owner@example.org');
    expect(() => readArguments(['--admin', 'owner'])).toThrow(
      new BadConfig('--admin: owner is no e-mail address'),
    );
    expect(() => readArguments(['--admin='])).toThrow(/^--admin: /);
  });
});
