import os from 'node:os';
import type { FastifyInstance } from 'fastify';
import { type OpenShop, type Ports, readSettings } from '../core/app/index.ts';
import type { Log } from './log.ts';
import { tillAddresses } from './till-addresses.ts';

/** The shop's network listens this many ports above this computer's own. */
const LAN_OFFSET = 100;

/** What the listener tells the shop of itself; `note` is the listener's. */
export type LanNotice = Ports['network'] & { note(state: 'off' | 'open' | 'failed', port: number): void };

/** A notice that says `off` until a listener says otherwise. Addresses are looked up at each look: a router gives others. */
export function createLanNotice(): LanNotice {
  let now: { state: 'off' | 'open' | 'failed'; port: number } = { state: 'off', port: 0 };
  return {
    note: (state, port) => {
      now = { state, port };
    },
    look: () => ({
      state: now.state,
      addresses: now.state === 'open' ? tillAddresses(os.networkInterfaces(), now.port) : [],
    }),
  };
}

/** A listener on the shop's network that follows the owner's setting. */
export type LanListener = { close(): Promise<void> };

/**
 * Opens a second listener for the shop's network while the owner's setting says so, and closes it when it no longer does.
 * Callers there speak for no till until they show a paired till's token.
 */
export function followLanSetting(
  shop: OpenShop,
  build: () => Promise<FastifyInstance>,
  loopbackPort: number,
  log: Log,
  notice: LanNotice,
): LanListener {
  const stop = new AbortController();
  let open: FastifyInstance | null = null;
  const port = loopbackPort + LAN_OFFSET;
  const tell = (state: 'off' | 'open' | 'failed') => {
    if (notice.look().state === state) return;
    notice.note(state, port);
    shop.events.publish({ type: 'settings-changed' });
  };

  async function apply(): Promise<void> {
    const wanted = readSettings(shop.db).lan.enabled && !stop.signal.aborted;
    if (wanted && !open) {
      const app = await build();
      try {
        await app.listen({ host: '0.0.0.0', port });
        open = app;
        log.info({ port }, 'open to the shop’s network');
        tell('open');
      } catch (error) {
        await app.close();
        log.error({ reason: String(error) }, 'could not open to the shop’s network');
        tell('failed');
      }
    } else if (!wanted && open) {
      const closing = open;
      open = null;
      await closing.close();
      log.info({}, 'closed to the shop’s network');
      tell('off');
    } else if (!wanted) tell('off');
  }

  async function follow(): Promise<void> {
    await apply();
    for await (const event of shop.events.subscribe(stop.signal)) {
      if (event.type === 'settings-changed') await apply();
    }
  }

  const following = follow().catch((error: unknown) => {
    if (!stop.signal.aborted) log.error({ reason: String(error) }, 'no longer follows the network setting');
  });
  return {
    async close() {
      stop.abort();
      await following;
      await apply();
    },
  };
}
