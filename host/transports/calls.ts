import { ORPCError } from '@orpc/server';

/** Counts the calls that are being worked on, and lets them end before the server does. */
export type OpenCalls = {
  /** Runs one call; refuses with SERVICE_UNAVAILABLE once draining has begun. */
  track<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Takes no more calls; resolves when the open ones have ended, or after `limitMs` with how many had not. */
  drain(limitMs: number): Promise<number>;
};

/** A counter at zero. */
export function createOpenCalls(): OpenCalls {
  let open = 0;
  let draining = false;
  let onEmpty: () => void = () => undefined;
  return {
    async track(work) {
      if (draining) {
        throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, message: 'The server is closing.' });
      }
      open += 1;
      try {
        return await work();
      } finally {
        open -= 1;
        if (open === 0) onEmpty();
      }
    },
    async drain(limitMs) {
      draining = true;
      if (open === 0) return 0;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        new Promise<void>((resolve) => {
          onEmpty = resolve;
        }),
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, limitMs);
        }),
      ]);
      clearTimeout(timer);
      return open;
    },
  };
}
