import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenHash } from '../accounts/index.ts';
import type { Market } from '../app/market.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problem.ts';

const PING_MS = 2_000;

/** True for a caller on this machine that came by no proxy and by a name of the loopback: not a foreign page that made its name point here. */
export function isLocal(request: FastifyRequest): boolean {
  const from = request.socket.remoteAddress ?? '';
  const isLoopback = from === '::1' || /^(::ffff:)?127\./.test(from);
  const isDirect =
    request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  return (
    isLoopback && isDirect && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
  );
}

function mayRead(request: FastifyRequest, metricsToken: string): boolean {
  if (metricsToken === '') return isLocal(request);
  const given = tokenHash(request.headers.authorization ?? '');
  return timingSafeEqual(given, tokenHash(`Bearer ${metricsToken}`));
}

async function answers(market: Market): Promise<boolean> {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error('late')), PING_MS).unref(),
  );
  return Promise.race([market.db.ping().then(() => true), late]).catch(() => false);
}

/**
 * /health: the process lives. /ready: it can answer now, and is not about to end. /metrics: for whoever brings the token, or, without one, for this
 * machine alone.
 */
export function serveOperations(
  app: FastifyInstance,
  market: Market,
  operations: { metrics: Metrics; metricsToken: string; isDraining: () => boolean },
): void {
  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (request, reply) => {
    if (operations.isDraining() || !(await answers(market)))
      return sendProblem(request, reply, 'UNAVAILABLE');
    return { status: 'ok' };
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, operations.metricsToken)) return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'no-store')
      .type(operations.metrics.contentType)
      .send(await operations.metrics.text());
  });
}
