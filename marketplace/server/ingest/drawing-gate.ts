import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';

/** Lets work through, so much of it at once. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

const SOON_S = 5;

/** A gate that lets `most` through at once and keeps at most `waiting` before it; throws TOO_MANY for who comes then. */
export function createGate(most: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) {
      if (queue.length >= waiting) throw new MarketRefusal('TOO_MANY', { retryAfterSeconds: SOON_S });
      // Whoever leaves hands the place over, so `inside` stays.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else inside += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
