import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { hearServerTime } from './server-clock.ts';

/** The wire to the marketplace's server, which served this page. */
export function createLink(headers: () => Record<string, string>): ClientLink<ClientContext> {
  return new RPCLink({
    url: () => new URL('/rpc', window.location.href).href,
    headers,
    fetch: async (request, init) => {
      const response = await fetch(request, { ...init, credentials: 'same-origin' });
      hearServerTime(response.headers.get('date'));
      return response;
    },
  });
}
