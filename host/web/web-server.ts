import { existsSync } from 'node:fs';
import path from 'node:path';
import files from '@fastify/static';
import websocket from '@fastify/websocket';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { type CallContext, isSignedIn, type OpenShop } from '../../core/app/index.ts';
import { bugOnWire, problemBody, problemOf } from '../../shared/web/problem.ts';
import type { Log } from '../log.ts';
import type { Transports } from '../transports/transports.ts';
import { REST_PREFIX } from './api-document.ts';
import { serveApiPages } from './api-pages.ts';
import { guard, type Place } from './guards.ts';
import { sendProblem } from './problem.ts';

const BODY_LIMIT = 8 * 1024 * 1024;
const UPLOAD_LIMIT = 96 * 1024 * 1024;
const UPLOADS = ['/rpc/imports/upload', `${REST_PREFIX}/imports`];

/** What a listener serves, and to whom. */
export type WebServerOptions = {
  shop: OpenShop;
  transports: Transports;
  log: Log;
  place: Place;
  /** The built screens; served only where the folder is there. */
  rendererFolder: string;
};

/** The till that this computer itself is. */
export const LOOPBACK_TILL = 1;

/** Nobody unknown makes the server hold a large body in memory: whoever is not signed in may send what any other call may. */
function refuseLargeFromStrangers(context: CallContext) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (length <= BODY_LIMIT) return;
    const reqHeaders = new Headers();
    for (const name of ['authorization', 'x-dokani-till']) {
      const value = request.headers[name];
      if (typeof value === 'string') reqHeaders.set(name, value);
    }
    if (!isSignedIn({ ...context, reqHeaders })) await sendProblem(request, reply, 'PAYLOAD_TOO_LARGE');
  };
}

function serveCalls(app: FastifyInstance, { shop, transports, place }: WebServerOptions): void {
  const context: CallContext = { shop, localTillId: place === 'loopback' ? LOOPBACK_TILL : null };
  const rpc = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    const { matched } = await transports.http.handle(request, reply, { prefix: '/rpc', context });
    if (!matched) await sendProblem(request, reply, 'NOT_FOUND');
  };
  const rest = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    const { matched } = await transports.rest.handle(request, reply, { prefix: REST_PREFIX, context });
    if (!matched) await sendProblem(request, reply, 'NOT_FOUND');
  };
  for (const url of UPLOADS) {
    const options = { bodyLimit: UPLOAD_LIMIT, onRequest: refuseLargeFromStrangers(context) };
    app.post(url, options, url.startsWith('/rpc') ? rpc : rest);
  }
  app.all('/rpc/*', rpc);
  app.all(`${REST_PREFIX}/*`, rest);
  app.get('/ws', { websocket: true }, (socket) => {
    void transports.socket.upgrade(socket, { context });
  });
}

function serveScreens(app: FastifyInstance, folder: string): void {
  const isThere = existsSync(path.join(folder, 'index.html'));
  if (isThere) {
    void app.register(files, {
      root: folder,
      wildcard: false,
      index: 'index.html',
      setHeaders: (reply, file) => {
        const isHashed = path.relative(folder, file).startsWith('assets');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '');
    if (!isThere || !isPage || /^\/(rpc|api|ws|assets)(\/|$)/.test(request.url)) {
      return sendProblem(request, reply, 'NOT_FOUND');
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** Builds the web server of one listener: guards, calls, REST with its document, screens. It does not listen yet. */
export async function buildWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error.statusCode);
    if (problem) return sendProblem(request, reply, problem);
    const logId = options.shop.ports.ids.next();
    options.log.error({ logId, route: request.routeOptions.url, stack: error.stack }, 'unexpected error');
    const bug = bugOnWire(logId);
    return reply.status(bug.status).send(problemBody(request.url, 'INTERNAL', bug));
  });
  await app.register(websocket, {
    options: { maxPayload: BODY_LIMIT },
    preClose(done) {
      // A caller that does not answer the closing handshake must not hold up the end.
      for (const client of this.websocketServer.clients) client.terminate();
      this.websocketServer.close(done);
    },
  });
  // After the WebSocket plugin, which closes the socket of an upgrade that the guard refuses.
  guard(app, options.place);
  serveApiPages(app, options.shop.options.appVersion);
  serveCalls(app, options);
  serveScreens(app, options.rendererFolder);
  return app;
}
