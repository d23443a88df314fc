export type { Live, LiveTopic } from './live.ts';
export { createMemoryLive } from './memory-live.ts';
export { publishStock } from './publish-stock.ts';
export { createRedisLive } from './redis-live.ts';
export { takeStream } from './stream-places.ts';
