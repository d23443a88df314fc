import type { Live } from './live.ts';
import { createHub } from './live-hub.ts';

/** How often an open page hears that the line still stands, ms. */
export const ALIVE_MS = 20_000;

/** Live changes within one process: for a single node. */
export function createMemoryLive(aliveMs = ALIVE_MS): Live {
  const hub = createHub(aliveMs);
  return {
    publish: async (topic, event) => hub.deliver(topic, event),
    subscribe: async (topics, signal) => hub.add(topics, signal),
    close: async () => hub.close(),
  };
}
