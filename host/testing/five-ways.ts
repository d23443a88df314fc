import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createRouterClient } from '@orpc/server';
import { router } from '../../core/app/index.ts';
import { contract } from '../../shared/contract/index.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import { type StoreServer, startStoreServer } from '../store-server.ts';
import { callRest } from './rest-caller.ts';

/** A procedure's place in the contract, such as `sales.checkout`. */
export type ProcedureName = string;

/** What a caller sees of an answer, the same whichever way it came. */
export type Answer =
  | { ok: true; value: unknown }
  | { ok: false; code: string; status: number; defined: boolean; data: unknown };

/** One way into a store server of its own. */
export type Way = {
  name: string;
  server: StoreServer;
  call(procedure: ProcedureName, input: unknown, token: string | null): Promise<Answer>;
  close(): Promise<void>;
};

type Definition = {
  meta: ProcedureMeta;
  route: { method: string; path: string };
  errorMap: Record<string, unknown>;
};

/** Every procedure of the contract with what it says about itself. */
export function procedures(): Map<ProcedureName, Definition> {
  const found = new Map<ProcedureName, Definition>();
  for (const [area, group] of Object.entries(contract)) {
    for (const [name, procedure] of Object.entries(group)) {
      found.set(`${area}.${name}`, (procedure as { '~orpc': Definition })['~orpc']);
    }
  }
  return found;
}

const programFolder = path.resolve(import.meta.dirname, '../..');

/** A store server on an empty folder, with a clock that stands still and ids that count. */
export function startTestServer(
  folder = mkdtempSync(path.join(tmpdir(), 'dokani-way-')),
): Promise<StoreServer> {
  let last = 0;
  return startStoreServer({
    dataFolder: folder,
    demo: false,
    port: 0,
    programFolder,
    appVersion: '0.0.0-test',
    ports: {
      clock: { now: () => Date.UTC(2026, 10, 21, 6) },
      // No test asks the map of others on the network: tiles come from the stand-in that a test names, or from nowhere.
      ...(process.env.DOKANI_MAP_TILES ? {} : { mapTiles: null }),
      ids: {
        next: () => {
          last += 1;
          return `01900000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;
        },
      },
    },
  });
}

type Caller = (input: unknown) => Promise<unknown>;

/** The function of a client under a dotted name. */
function pick(client: unknown, procedure: ProcedureName): Caller {
  const [area = '', name = ''] = procedure.split('.');
  return (client as Record<string, Record<string, Caller>>)[area]?.[name] as Caller;
}

/** What an outcome looks like to any caller. Event streams are read up to their first event. */
async function settle(work: Promise<unknown>): Promise<Answer> {
  try {
    const value = await work;
    if (value === null || typeof value !== 'object' || !(Symbol.asyncIterator in value))
      return { ok: true, value };
    const stream = value as unknown as AsyncIterator<unknown>;
    const first = await stream.next();
    await stream.return?.(undefined);
    return { ok: true, value: first.value };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return {
      ok: false,
      code: error.code,
      status: error.status,
      defined: error.defined,
      data: error.data ?? null,
    };
  }
}

const headersOf = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

/** A client and whose token it sends; calls of one way go one after the other. */
type Connected = { client: unknown; as: { token: string | null }; close(): void };

const connectors: Record<string, (server: StoreServer) => Connected | Promise<Connected>> = {
  'in-process': ({ shop }) => {
    const as = { token: null as string | null };
    const context = () => ({ shop, localTillId: 1, reqHeaders: new Headers(headersOf(as.token)) });
    return { client: createRouterClient(router, { context }), as, close: () => undefined };
  },
  'message port': (server) => {
    const { port1, port2 } = new MessageChannel();
    server.connect(port1);
    port1.start();
    port2.start();
    const as = { token: null };
    const link = new PortLink({ port: port2, headers: () => headersOf(as.token) });
    return { client: createORPCClient(link), as, close: () => port2.close() };
  },
  http: (server) => {
    const as = { token: null };
    const link = new FetchLink({ url: `${server.url}/rpc`, headers: () => headersOf(as.token) });
    return { client: createORPCClient(link), as, close: () => undefined };
  },
  websocket: async (server) => {
    const websocket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
    await new Promise((resolve) => {
      websocket.addEventListener('open', resolve, { once: true });
    });
    const as = { token: null };
    const link = new SocketLink({ websocket, headers: () => headersOf(as.token) });
    return { client: createORPCClient(link), as, close: () => websocket.close() };
  },
};

async function openWay(name: string): Promise<Way> {
  const server = await startTestServer();
  const connected = await connectors[name]?.(server);
  if (!connected) throw new Error(`no way is called ${name}`);
  return {
    name,
    server,
    call(procedure, input, token) {
      connected.as.token = token;
      return settle(pick(connected.client, procedure)(input));
    },
    async close() {
      connected.close();
      await server.close();
    },
  };
}

async function openRest(): Promise<Way> {
  const server = await startTestServer();
  const all = procedures();
  return {
    name: 'rest',
    server,
    call(procedure, input, token) {
      const route = all.get(procedure)?.route;
      if (!route) throw new Error(`${procedure} is not in the contract`);
      return settle(callRest(`${server.url}/api/v1${route.path}`, route.method, input, headersOf(token)));
    },
    close: () => server.close(),
  };
}

/** Five store servers, alike to the last id, each behind another transport. */
export async function openFiveWays(): Promise<Way[]> {
  return Promise.all([...Object.keys(connectors).map(openWay), openRest()]);
}
