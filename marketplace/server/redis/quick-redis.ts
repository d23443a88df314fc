import { Redis } from 'ioredis';

const COMMAND_MS = 500;
const SILENT_MS = 1_000;
const CONNECT_MS = 2_000;

/**
 * A Redis that nobody waits for: a command fails at once while there is no connection, and after half a second where Redis takes it and says nothing (it
 * hangs, or its machine is gone). A connection that is silent for a second is given up, so that the commands after it do not wait at all.
 */
export function quickRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    autoResendUnfulfilledCommands: false,
    commandTimeout: COMMAND_MS,
    socketTimeout: SILENT_MS,
    connectTimeout: CONNECT_MS,
    lazyConnect: true,
  });
  redis.on('error', onError);
  return redis;
}

/** Connects; resolves when Redis answers, and after two seconds at most when it does not: it is tried on and on behind. Never rejects. */
export async function connectQuickly(redis: Redis): Promise<void> {
  const late = new Promise<void>((resolve) => void setTimeout(resolve, CONNECT_MS).unref());
  await Promise.race([redis.connect().catch(() => undefined), late]);
}
