import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import type {
  ContractRouterClient,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/index.ts';
import { createStore } from '../../shared/web/store.ts';
import { lostServer, sawServer } from './connection.ts';
import { isDesktop } from './desktop-port.ts';
import { createPortLink } from './port-link.ts';
import { sessionToken } from './session-token.ts';
import { tillToken } from './till-token.ts';

type Link = ClientLink<ClientContext>;

const headers = (): Record<string, string> => {
  const token = sessionToken();
  const till = tillToken();
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(till === null ? {} : { 'x-dokani-till': till }),
  };
};

/** Grows each time the server said that nobody is signed in. */
export const signedOutByServer = createStore(0);

/** True for an answer of the server, false for a call that did not reach it. */
export function isAnswer(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && error.status !== 502 && error.status !== 503 && error.status !== 504;
}

function createFetchLink(): Link {
  return new FetchLink({ url: () => new URL('/rpc', window.location.href).href, headers });
}

/** Notes of every call whether it got through, and whether the session still holds. */
function watched(link: Link): Link {
  return {
    async call(path, input, options) {
      try {
        const output = await link.call(path, input, options);
        sawServer();
        return output;
      } catch (error) {
        if (options.signal?.aborted) throw error;
        if (!isAnswer(error)) lostServer();
        else {
          sawServer();
          if (error.code === 'SIGN_IN_REQUIRED') signedOutByServer.set(signedOutByServer.get() + 1);
        }
        throw error;
      }
    },
  };
}

/** The shop's API: over the desktop's message port where there is one, else over HTTP. Rejects with ORPCError for a refusal. */
export const api: ContractRouterClient<Contract> = createORPCClient(
  watched(isDesktop ? createPortLink(headers) : createFetchLink()),
);

/** Options for useQuery / useMutation, keyed by procedure and input: `orpc.catalog.get.queryOptions({ input })`. */
export const orpc = createTanstackQueryUtils(api);

/** What each procedure takes, e.g. `ApiInput['catalog']['list']`. */
export type ApiInput = InferContractRouterInputs<Contract>;

/** What each procedure answers, e.g. `ApiOutput['sales']['quote']`. */
export type ApiOutput = InferContractRouterOutputs<Contract>;
