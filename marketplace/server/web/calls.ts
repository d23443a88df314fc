import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { RequestHeadersPlugin, ResponseHeadersPlugin } from '@orpc/server/plugins';
import { experimental_ZodSmartCoercionPlugin as ReadQueryTexts } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Market, MarketCall } from '../app/market.ts';
import { marketRouter } from '../app/router.ts';
import { networkOf } from '../limits/caller-network.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problem.ts';

/** Where the RPC of the project's own pages and programs lives. */
export const RPC_PREFIX = '/rpc';

/** Where REST lives. */
export const REST_PREFIX = '/api/v1';

const UPLOADS = ['orders/uploadPrescription', 'sync/putPicture'].map((name) => `${RPC_PREFIX}/${name}`);
const REST_UPLOADS = ['/prescriptions', '/sync/pictures'].map((name) => REST_PREFIX + name);
const UPLOAD_LIMIT = 9 * 1024 * 1024;

/** Routes of the whole contract over RPC and REST; both go through the same door. */
export function serveCalls(app: FastifyInstance, market: Market, metrics: Metrics): void {
  const plugins = () => [new RequestHeadersPlugin<MarketCall>(), new ResponseHeadersPlugin<MarketCall>()];
  const counted = ({ path, next }: { path: readonly string[]; next: () => Promise<unknown> }) =>
    metrics.count(path.join('.'), next);
  const rpc = new RPCHandler<MarketCall>(marketRouter, { plugins: plugins(), clientInterceptors: [counted] });
  const rest = new OpenAPIHandler<MarketCall>(marketRouter, {
    // In an address every value is text; the contract's schemas say which of them are numbers and booleans.
    plugins: [...plugins(), new ReadQueryTexts()],
    clientInterceptors: [counted],
  });
  const answer =
    (handler: typeof rpc | typeof rest, prefix: typeof RPC_PREFIX | typeof REST_PREFIX) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      const { matched } = await handler.handle(request, reply, {
        prefix,
        context: { market, address: networkOf(request.ip) },
      });
      if (!matched) await sendProblem(request, reply, 'NOT_FOUND');
    };
  for (const url of UPLOADS) app.post(url, { bodyLimit: UPLOAD_LIMIT }, answer(rpc, RPC_PREFIX));
  for (const url of REST_UPLOADS) app.post(url, { bodyLimit: UPLOAD_LIMIT }, answer(rest, REST_PREFIX));
  app.all(`${RPC_PREFIX}/*`, answer(rpc, RPC_PREFIX));
  app.all(`${REST_PREFIX}/*`, answer(rest, REST_PREFIX));
}
