import os from 'node:os';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isNeighbour } from '../private-address.ts';
import { type ProblemCode, sendProblem } from './problem.ts';

/** Who can reach a listener: this computer alone, or the shop's network. */
export type Place = 'loopback' | 'lan';

/** This computer's addresses on private networks. */
export function lanAddresses(): string[] {
  return Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isNeighbour(address))
    .map(({ address }) => address);
}

/** The names by which a listener may be called. Any other name is a foreign page that made its name point here. */
export function allowedNames(place: Place): ReadonlySet<string> {
  if (place === 'loopback') return new Set(['127.0.0.1', 'localhost', '[::1]']);
  const name = os.hostname().toLowerCase();
  return new Set([...lanAddresses(), name, `${name}.local`]);
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Why a request is refused before anything reads it, or null. Guards against DNS rebinding and foreign pages. */
export function refusalOf(
  headers: { host?: string | undefined; origin?: string | undefined; 'sec-fetch-site'?: unknown },
  names: ReadonlySet<string>,
): ProblemCode | null {
  const host = headers.host ?? '';
  const target = /^[a-z0-9.:[\]-]+$/i.test(host) ? parsed(`http://${host}`) : null;
  if (!target || !names.has(target.hostname)) return 'FORBIDDEN_HOST';
  if (headers.origin !== undefined && parsed(headers.origin)?.origin !== target.origin)
    return 'FORBIDDEN_ORIGIN';
  return headers['sec-fetch-site'] === 'cross-site' ? 'FORBIDDEN_ORIGIN' : null;
}

const isNavigation = (request: FastifyRequest) =>
  request.method === 'GET' &&
  request.headers['sec-fetch-mode'] === 'navigate' &&
  !/^\/(rpc|api|ws)/.test(request.url);

/** Headers that keep the shop's pages to themselves. */
export function securityHeaders(host: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its sizes and colours as style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** Puts both in front of every route of the listener; that of the shop's network answers nobody from elsewhere. */
export function guard(app: FastifyInstance, place: Place): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.headers.host ?? ''));
    // A modem or a dongle can give this computer an address that the whole Internet reaches.
    if (place === 'lan' && !isNeighbour(request.socket.remoteAddress))
      return sendProblem(request, reply, 'FORBIDDEN_CALLER');
    const headers = isNavigation(request)
      ? { ...request.headers, 'sec-fetch-site': undefined }
      : request.headers;
    const refusal = refusalOf(headers, allowedNames(place));
    if (refusal) return sendProblem(request, reply, refusal);
    return undefined;
  });
}
