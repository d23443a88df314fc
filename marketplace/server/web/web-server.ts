import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { bugOnWire, problemBody, problemOf } from '../../../shared/web/problem.ts';
import type { Market } from '../app/market.ts';
import type { OutboxFolder } from '../mail/outbox-folder.ts';
import { servePayments } from '../payments/index.ts';
import { serveApiPages } from './api-pages.ts';
import { serveCalls } from './calls.ts';
import { guardOrigins, guardPages } from './guards.ts';
import { createMetrics } from './metrics.ts';
import { serveOperations } from './operations.ts';
import { serveOutbox } from './outbox-page.ts';
import { servePictures } from './pictures.ts';
import { sendProblem } from './problem.ts';
import { serveStorefront } from './storefront-files.ts';

const BODY_LIMIT = 1024 * 1024;

/** What a node serves, and how. */
export type WebServerOptions = {
  market: Market;
  /** Proxies before the server whose X-Forwarded-For is believed. */
  trustProxy: number;
  tiles: readonly string[];
  storefrontFolder: string;
  metricsToken: string;
  /** True from the moment the node was told to end. */
  isDraining: () => boolean;
  /** Shown at /outbox where messages are not sent. */
  outbox: OutboxFolder | null;
};

/** Builds the web server of a node. It does not listen yet. */
export async function buildWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const { market } = options;
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < options.trustProxy,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: 60_000,
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error.statusCode);
    if (problem) return sendProblem(request, reply, problem);
    const logId = market.ports.ids.next();
    market.ports.logger.error(
      { logId, route: request.routeOptions.url, error: error.stack },
      'unexpected error',
    );
    const bug = bugOnWire(logId);
    return reply.status(bug.status).send(problemBody(request.url, 'INTERNAL', bug));
  });
  await guardPages(app, options.tiles, market.options.publicUrl.startsWith('https:'));
  guardOrigins(app, market.options.publicUrl);
  serveApiPages(app, market.options.appVersion);
  const metrics = createMetrics(market);
  serveOperations(app, market, { ...options, metrics });
  if (options.outbox) serveOutbox(app, options.outbox, market.options.publicUrl);
  serveCalls(app, market, metrics);
  servePictures(app, market);
  servePayments(app, market);
  serveStorefront(app, options.storefrontFolder);
  return app;
}
