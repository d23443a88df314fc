import type { FastifyInstance } from 'fastify';
import type { Market } from '../app/market.ts';
import { readPicture } from '../ingest/index.ts';
import { sendProblem } from './problem.ts';

const SIZES: ReadonlyMap<string, 'small' | 'large'> = new Map([
  ['small.webp', 'small'],
  ['large.webp', 'large'],
]);

/** Pictures of listings at /pictures/<hash>/small.webp and large.webp. A hash names its contents, so they are kept for ever. */
export function servePictures(app: FastifyInstance, market: Market): void {
  app.get<{ Params: { hash: string; size: string } }>('/pictures/:hash/:size', async (request, reply) => {
    const { hash } = request.params;
    const size = SIZES.get(request.params.size);
    const isAsked = /^[0-9a-f]{64}$/.test(hash) && size !== undefined;
    const picture = isAsked ? await readPicture(market.db, hash, size) : undefined;
    if (!picture) return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('image/webp')
      .send(Buffer.from(picture));
  });
}
