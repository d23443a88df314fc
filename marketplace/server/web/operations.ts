import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenHash } from '../accounts/index.ts';
import type { Market } from '../app/market.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problem.ts';

const PING_MS = 2_000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** What proxies add that say who they stand for. */
const PROXY_HEADERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
];

/**
 * True for a caller on this machine, by a name of the loopback (not a foreign page that made its name point here), of a server whose customers
 * are all on it: a proxy may look like such a caller, so nobody is one once the public address is another.
 */
export function isLocal(request: FastifyRequest, publicUrl: string): boolean {
  const from = request.socket.remoteAddress ?? '';
  const isFromHere = from === '::1' || /^(::ffff:)?127\./.test(from);
  const isByProxy =
    request.raw.httpVersion === '1.0' || PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
  const asked = `http://${request.headers.host ?? ''}`;
  const isAskedHere = URL.canParse(asked) && LOOPBACK.test(new URL(asked).hostname);
  return isFromHere && !isByProxy && isAskedHere && LOOPBACK.test(new URL(publicUrl).hostname);
}

function mayRead(request: FastifyRequest, publicUrl: string, metricsToken: string): boolean {
  if (metricsToken === '') return isLocal(request, publicUrl);
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
 * machine alone, while the server is for nobody else.
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
    if (!mayRead(request, market.options.publicUrl, operations.metricsToken))
      return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'no-store')
      .type(operations.metrics.contentType)
      .send(await operations.metrics.text());
  });
}
