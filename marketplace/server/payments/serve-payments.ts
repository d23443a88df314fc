import type { FastifyInstance } from 'fastify';
import type { Market } from '../app/market.ts';
import { readBengaliFont } from '../web/bengali-font.ts';
import { sandboxPage } from './sandbox-page.ts';
import type { SandboxProvider } from './sandbox-provider.ts';
import { takeNotice } from './take-notice.ts';

/** Where a provider sends its notices, its name at the end. */
export const NOTICE_PATH = '/payments/notices';

const SMALL = 16 * 1024;
const STATUS = { taken: 200, forged: 401, unknown: 404 } as const;

function headersOf(all: NodeJS.Dict<string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(all))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

const bodyOf = (body: unknown): string => (typeof body === 'string' ? body : '');

const isSandbox = (payments: Market['payments']): payments is SandboxProvider =>
  payments.name === 'sandbox' && 'end' in payments;

/**
 * Routes of paying beside the API, where there is a provider: its notice route, and, with the sandbox provider, its own page. They read bodies as plain
 * text: a signature is over the very bytes.
 */
export function servePayments(app: FastifyInstance, market: Market): void {
  if (market.payments.methods.length === 0) return;
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: SMALL }, (_request, body, done) =>
      done(null, body),
    );
    scope.post(`${NOTICE_PATH}/${market.payments.name}`, async (request, reply) => {
      const result = await takeNotice(market, headersOf(request.headers), bodyOf(request.body));
      return reply.status(STATUS[result]).send({ result });
    });
    const { payments } = market;
    if (!isSandbox(payments)) return;
    scope.get('/sandbox-pay/font.woff2', (_request, reply) =>
      reply.type('font/woff2').header('cache-control', 'public, max-age=86400').send(readBengaliFont()),
    );
    scope.get<{ Params: { ref: string } }>('/sandbox-pay/:ref', async (request, reply) => {
      const payment = await payments.find(request.params.ref);
      if (!payment) return reply.status(404).type('text/plain').send('No such payment.');
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(sandboxPage(payment));
    });
    scope.post<{ Params: { ref: string } }>('/sandbox-pay/:ref', async (request, reply) => {
      const outcome = new URLSearchParams(bodyOf(request.body)).get('outcome');
      const ended = await payments.end(request.params.ref, outcome === 'paid' ? 'paid' : 'failed');
      if (!ended) return reply.status(404).type('text/plain').send('No such payment.');
      await takeNotice(market, ended.headers, ended.body);
      return reply.redirect(ended.returnUrl, 303);
    });
  });
}
