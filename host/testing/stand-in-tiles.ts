import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 256;

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A tile of one colour with an edge, as PNG. */
export function drawTile(red: number, green: number, blue: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(SIDE * (1 + SIDE * 3));
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const isEdge = x === 0 || y === 0;
      rows.set(isEdge ? [90, 90, 90] : [red, green, blue], y * (1 + SIDE * 3) + 1 + x * 3);
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const empty = Buffer.alloc(0);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', empty),
  ]);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A tile server on this computer that says what a test wants it to say. */
export type StandInTiles = {
  /** Its address with `{z}`, `{x}` and `{y}`. */
  template: string;
  /** What it was asked for: path and who asked. */
  asked: { path: string; userAgent: string }[];
  /** How many calls were cut off by who asked. */
  cutOff: number;
  /** What it answers; a coloured tile for every place at first. */
  answer: Answer;
  close(): Promise<void>;
};

/** Answers with a tile whose colour tells its place. */
export const giveTile: Answer = (request, response) => {
  const [zoom = 0, x = 0, y = 0] = (request.url ?? '').split(/[/.]/).filter(Boolean).map(Number);
  const tile = drawTile(150 + ((x * 40) % 100), 170 + ((y * 40) % 80), 140 + ((zoom * 30) % 90));
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': tile.length }).end(tile);
};

/** Starts one on a free port. */
export async function startStandInTiles(): Promise<StandInTiles> {
  const server = createServer((request, response) => {
    tiles.asked.push({ path: request.url ?? '', userAgent: request.headers['user-agent'] ?? '' });
    response.on('close', () => {
      if (!response.writableEnded) tiles.cutOff += 1;
    });
    tiles.answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const tiles: StandInTiles = {
    template: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
    asked: [],
    cutOff: 0,
    answer: giveTile,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tiles;
}
