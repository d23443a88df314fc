import type { FastifyInstance } from 'fastify';
import type { Market } from '../app/market.ts';
import { sendProblem } from './problem.ts';

const COLUMNS: ReadonlyMap<string, 'small' | 'large'> = new Map([
  ['small.webp', 'small'],
  ['large.webp', 'large'],
]);

/** Pictures of listings at /pictures/<hash>/small.webp and large.webp. A hash names its contents, so they are kept for ever. */
export function servePictures(app: FastifyInstance, market: Market): void {
  app.get<{ Params: { hash: string; size: string } }>('/pictures/:hash/:size', async (request, reply) => {
    const { hash, size } = request.params;
    const column = COLUMNS.get(size);
    if (!/^[0-9a-f]{64}$/.test(hash) || column === undefined) return sendProblem(request, reply, 'NOT_FOUND');
    const [picture] = await market.db.query<{ bytes: Uint8Array }>(
      `SELECT ${column} AS bytes FROM pictures WHERE hash = $1`,
      [hash],
    );
    if (!picture) return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('image/webp')
      .send(Buffer.from(picture.bytes));
  });
}
