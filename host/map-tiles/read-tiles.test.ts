import { mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawTile, giveTile, type StandInTiles, startStandInTiles } from '../testing/stand-in-tiles.ts';
import { MOST_TILE_BYTES } from './fetch-tile.ts';
import { tileReader } from './read-tiles.ts';
import { openTileStore } from './tile-store.ts';

const AT = { z: 10, x: 768, y: 441 };
const DAY_MS = 24 * 60 * 60_000;
const NO_REST = { longestMs: 5_000, restMs: 0 };
let tiles: StandInTiles;
let folder: string;

beforeEach(async () => {
  tiles = await startStandInTiles();
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'dokani-tiles-')), 'tiles');
});
afterEach(() => tiles.close());

function reader(pace = NO_REST, { mostBytes = 1_000_000, mayWrite = true } = {}) {
  const read = tileReader(
    openTileStore({ folder, mostBytes, mayWrite: () => mayWrite }),
    'Dokani/1.2.3',
    pace,
  );
  return (at = AT, signal?: AbortSignal) => read({ url: tiles.template, attribution: '' }, at, signal);
}

/** As if every kept tile had come so long ago. */
function age(days: number): void {
  const then = (Date.now() - days * DAY_MS) / 1_000;
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), then, then);
}

describe('a tile', () => {
  it('comes from its place, asked for by the name of the program, and is kept for a week', async () => {
    const read = reader();
    const first = await read();
    expect(first?.mime).toBe('image/png');
    expect(await read()).toEqual(first);
    age(6);
    expect(await read()).toEqual(first);
    expect(tiles.asked).toEqual([{ path: '/10/768/441.png', userAgent: 'Dokani/1.2.3' }]);
    age(8);
    await read();
    expect(tiles.asked).toHaveLength(2);
  });

  it('that is old is better than none while its server is away', async () => {
    const first = await reader()();
    age(30);
    tiles.answer = (_request, response) => response.writeHead(503).end();
    expect(await reader()()).toEqual(first);
    expect(tiles.asked).toHaveLength(2);
  });

  it('is not kept where the disk has no room to spare, and the oldest go where there are many', async () => {
    const read = reader(NO_REST, { mayWrite: false });
    expect(await read()).not.toBeNull();
    await read();
    expect(tiles.asked).toHaveLength(2);
    const tight = reader(NO_REST, { mostBytes: 3 * drawTile(1, 2, 3).length });
    for (let x = 0; x <= 50; x += 1) await tight({ ...AT, x });
    expect(readdirSync(folder).length).toBeLessThanOrEqual(3);
  });
});

describe('no tile comes of', () => {
  it.each([
    ['a place that the server does not have', 404, 'image/png', drawTile(1, 2, 3)],
    ['a page', 200, 'text/html', Buffer.from('<html>log in to the hotel</html>')],
    ['a page that is called a picture', 200, 'image/png', Buffer.from('<html>log in to the hotel</html>')],
    ['a picture that can carry a script', 200, 'image/svg+xml', Buffer.from('<svg xmlns="x"/>')],
    [
      'more than a tile can be',
      200,
      'image/png',
      Buffer.concat([drawTile(1, 2, 3), Buffer.alloc(MOST_TILE_BYTES)]),
    ],
    ['nothing', 200, 'image/png', Buffer.alloc(0)],
  ])('%s', async (_what, status, type, body) => {
    tiles.answer = (_request, response) => response.writeHead(status, { 'content-type': type }).end(body);
    expect(await reader()()).toBeNull();
    tiles.answer = giveTile;
    expect(await reader()()).not.toBeNull();
  });

  it('an endless answer that does not say how long it is', async () => {
    tiles.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
        response.once('drain', more);
      };
      response.write(drawTile(1, 2, 3));
      more();
    };
    expect(await reader()()).toBeNull();
    await expect.poll(() => tiles.cutOff).toBe(1);
  });

  it('a redirect, wherever it leads', async () => {
    tiles.answer = (request, response) => {
      if (request.url === '/elsewhere') giveTile(request, response);
      else response.writeHead(302, { location: '/elsewhere' }).end();
    };
    expect(await reader()()).toBeNull();
    expect(tiles.asked).toHaveLength(1);
  });

  it('a server that takes too long; it is left alone then', async () => {
    tiles.answer = () => undefined;
    const read = reader({ longestMs: 50, restMs: 60_000 });
    expect(await read()).toBeNull();
    tiles.answer = giveTile;
    expect(await read()).toBeNull();
    expect(tiles.asked).toHaveLength(1);
    await expect.poll(() => tiles.cutOff).toBe(1);
  });

  it('a server that is not there', async () => {
    await tiles.close();
    expect(await reader()()).toBeNull();
    tiles = await startStandInTiles();
  });
});

it('asks no more for what nobody looks at any longer', async () => {
  tiles.answer = () => undefined;
  const left = new AbortController();
  const read = reader({ longestMs: 60_000, restMs: 60_000 });
  const waiting = Array.from({ length: 10 }, (_, x) => read({ ...AT, x }, left.signal));
  await expect.poll(() => tiles.asked.length).toBe(3);
  left.abort();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => null));
  await expect.poll(() => tiles.cutOff).toBe(3);
  tiles.answer = giveTile;
  // Whoever went is no reason to leave the server alone.
  expect(await read()).not.toBeNull();
});

it('asks for three at once, and not at all for more than can wait', async () => {
  const held: (() => void)[] = [];
  tiles.answer = (request, response) => held.push(() => giveTile(request, response));
  const read = reader();
  let refused = 0;
  const one = async (x: number) => {
    const tile = await read({ ...AT, x });
    if (!tile) refused += 1;
    return tile;
  };
  const all = Promise.all(Array.from({ length: 70 }, (_, x) => one(x)));
  await expect.poll(() => [held.length, refused]).toEqual([3, 7]);
  tiles.answer = giveTile;
  for (const go of held.splice(0)) go();
  expect((await all).filter((tile) => tile !== null)).toHaveLength(63);
});
