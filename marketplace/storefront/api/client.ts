import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import type {
  ContractRouterClient,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { MarketContract } from '../../../shared/marketplace/index.ts';
import { lostServer, sawServer } from './connection.ts';
import { createLink } from './link.ts';
import { ensureToken, renewToken, sessionHeaders } from './session.ts';

/** True for an answer of the server, false for a call that did not reach it. */
export function isAnswer(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && error.status !== 502 && error.status !== 503 && error.status !== 504;
}

/** With a token that holds, and once more with a new one where the server refused the first. */
function withSession(link: ClientLink<ClientContext>): ClientLink<ClientContext> {
  return {
    async call(path, input, options) {
      await ensureToken();
      try {
        return await link.call(path, input, options);
      } catch (error) {
        const isRefused = error instanceof ORPCError && error.code === 'SIGN_IN_REQUIRED';
        if (!isRefused || !(await renewToken())) throw error;
        return await link.call(path, input, options);
      }
    },
  };
}

/** Notes of every call whether it got through. */
function watched(link: ClientLink<ClientContext>): ClientLink<ClientContext> {
  return {
    async call(path, input, options) {
      try {
        const output = await link.call(path, input, options);
        sawServer();
        return output;
      } catch (error) {
        if (options.signal?.aborted) throw error;
        if (isAnswer(error)) sawServer();
        else lostServer();
        throw error;
      }
    },
  };
}

/** The marketplace's API. Rejects with ORPCError for a refusal. */
export const api: ContractRouterClient<MarketContract> = createORPCClient(
  watched(withSession(createLink(sessionHeaders))),
);

/** Options for useQuery / useMutation, keyed by procedure and input: `orpc.find.shop.queryOptions({ input })`. */
export const orpc = createTanstackQueryUtils(api);

/** What each procedure takes, e.g. `ApiInput['orders']['place']`. */
export type ApiInput = InferContractRouterInputs<MarketContract>;

/** What each procedure answers, e.g. `ApiOutput['cart']['quote']`. */
export type ApiOutput = InferContractRouterOutputs<MarketContract>;
