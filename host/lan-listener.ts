import type { FastifyInstance } from 'fastify';
import { type OpenShop, readSettings } from '../core/app/index.ts';
import type { Log } from './log.ts';

/** The shop's network listens this many ports above this computer's own. */
const LAN_OFFSET = 100;

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
): LanListener {
  const stop = new AbortController();
  let open: FastifyInstance | null = null;

  async function apply(): Promise<void> {
    const wanted = readSettings(shop.db).lan.enabled && !stop.signal.aborted;
    if (wanted && !open) {
      const app = await build();
      try {
        await app.listen({ host: '0.0.0.0', port: loopbackPort + LAN_OFFSET });
        open = app;
        log.info({ port: loopbackPort + LAN_OFFSET }, 'open to the shop’s network');
      } catch (error) {
        await app.close();
        log.error({ reason: String(error) }, 'could not open to the shop’s network');
      }
    } else if (!wanted && open) {
      const closing = open;
      open = null;
      await closing.close();
      log.info({}, 'closed to the shop’s network');
    }
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
