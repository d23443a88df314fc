import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler as HttpHandler } from '@orpc/server/fastify';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { type CallContext, router } from '../../core/app/index.ts';
import type { OpenCalls } from './calls.ts';
import { ReadQueryTexts } from './read-query-texts.ts';

/** The same router behind every way in: RPC over HTTP, WebSocket and MessagePort, and REST. */
export type Transports = {
  http: HttpHandler<CallContext>;
  socket: SocketHandler<CallContext>;
  port: PortHandler<CallContext>;
  rest: OpenAPIHandler<CallContext>;
};

/** Binds the shop's router to all transports; every call is counted in `calls`. */
export function createTransports(calls: OpenCalls): Transports {
  const options = () => ({
    plugins: [new RequestHeadersPlugin<CallContext>()],
    clientInterceptors: [({ next }: { next: () => Promise<unknown> }) => calls.track(next)],
  });
  const rest = options();
  return {
    http: new HttpHandler<CallContext>(router, options()),
    socket: new SocketHandler<CallContext>(router, options()),
    port: new PortHandler<CallContext>(router, options()),
    // In a URL every value is text; the contract's schemas say which of them are numbers and booleans.
    rest: new OpenAPIHandler<CallContext>(router, {
      ...rest,
      plugins: [...rest.plugins, new ReadQueryTexts()],
    }),
  };
}
