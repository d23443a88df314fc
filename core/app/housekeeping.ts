import { setImmediate } from 'node:timers/promises';
import { noteDay, noteEverything } from '../marketplace/index.ts';
import { pruneJobs, warmUpDrawing } from '../printing/index.ts';
import { pruneHeld } from '../sales/index.ts';
import type { Shop } from './shop.ts';

const EVERY_MS = 60_000;
const QUIET_MS = 60_000;
/** Long after a start is done, before anybody has signed in and sold. */
const WARM_UP_AFTER_MS = 3000;

/** What the shop does by itself now and then; one for each open shop. */
export type Housekeeping = {
  /** Looks now whether there is something to do. Never rejects: what goes wrong is logged and tried again the next time. */
  tick(): Promise<void>;
  /** Ends after the step that is running. */
  stop(): Promise<void>;
};

/**
 * Starts what nobody waits for: at the first look and with each new business day, goods that expired or became short-dated are told to the marketplace; while
 * nothing has happened in the shop for a minute, old print jobs and long forgotten held carts are deleted in small steps. It looks every `everyMs`. Soon after
 * the start the first receipt is prepared for.
 */
export function startHousekeeping(shop: Shop, everyMs = EVERY_MS): Housekeeping {
  const { ports, events } = shop;
  const end = new AbortController();
  let lastEventAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let warming: Promise<void> | null = null;

  const listen = async () => {
    for await (const _event of events.subscribe(end.signal)) lastEventAt = ports.clock.now();
  };
  const isQuiet = () => !end.signal.aborted && ports.clock.now() - lastEventAt >= QUIET_MS;

  const work = async () => {
    noteDay(shop);
    await noteEverything(shop);
    while (isQuiet() && pruneJobs(shop)) await setImmediate();
    while (isQuiet() && pruneHeld(shop)) await setImmediate();
  };
  const tick = () => {
    running ??= work()
      .catch((error: unknown) => ports.logger.error({ error: String(error) }, 'housekeeping stumbled'))
      .finally(() => {
        running = null;
      });
    return running;
  };

  const listening = listen().catch((error: unknown) => {
    if (!end.signal.aborted) ports.logger.error({ error: String(error) }, 'housekeeping hears nothing');
  });
  const timer = setInterval(() => void tick(), everyMs);
  timer.unref();
  const warmUp = () => {
    warming = warmUpDrawing(shop).catch((error: unknown) =>
      ports.logger.warn({ error: String(error) }, 'receipts could not be drawn ahead'),
    );
  };
  const warmTimer = setTimeout(warmUp, WARM_UP_AFTER_MS);
  warmTimer.unref();
  return {
    tick,
    async stop() {
      clearInterval(timer);
      clearTimeout(warmTimer);
      end.abort();
      await listening;
      await running;
      await warming;
    },
  };
}
