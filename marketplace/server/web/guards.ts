import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.ts';

/** Headers that keep pages to themselves; `tiles` are origins of map pictures. HTTPS itself is the balancer's. */
export async function guardPages(
  app: FastifyInstance,
  tiles: readonly string[],
  isHttps: boolean,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'geolocation=(self), camera=(self), microphone=()');
  });
}

/** Refuses calls that change something and were sent by another site's page: the cookie of a session may be with them. */
export function guardOrigins(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).origin;
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return undefined;
    const { origin, host } = request.headers;
    const isForeign =
      request.headers['sec-fetch-site'] === 'cross-site' ||
      (origin !== undefined && origin !== own && origin !== `${request.protocol}://${host}`);
    // A provider's notice comes from its servers, which send no origin.
    return isForeign ? sendProblem(request, reply, 'FORBIDDEN_ORIGIN') : undefined;
  });
}
