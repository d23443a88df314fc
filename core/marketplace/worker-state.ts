import type { MarketFailureCode } from '../../shared/marketplace/market-failure.ts';

/** How the link is: `off` not connected, `paused` by hand, `waiting` for the next attempt after a failure. */
export type WorkerState = {
  connection: 'off' | 'paused' | 'connecting' | 'online' | 'waiting';
  failure: MarketFailureCode | 'NO_KEY' | null;
  /** What is being sent now. */
  sending: 'goods' | 'answers' | 'pictures' | 'compare' | null;
};

/** Brings what the shop has to say to the marketplace, and its orders here. Nothing at the counter waits for it. */
export type OutboxWorker = {
  state(): WorkerState;
  /** Looks now for something to send; after a failure it waits its time unless `hurry` is set. Harmless at any time. */
  wake(hurry?: boolean): void;
  /** The link was made, ended, paused or changed: begins anew. */
  relink(): void;
  /** Resolves when nothing is being sent; what waits for its next attempt stays. */
  waitForIdle(): Promise<void>;
  /** Breaks off what is being sent; it is taken up again at the next start. */
  stop(): Promise<void>;
};

/**
 * True for a failure in which shop and marketplace must not talk, though there is a line: one of the two is too old for the other,
 * or a training shop is where customers are real.
 */
export function isUnfit(failure: WorkerState['failure']): boolean {
  return failure === 'SHOP_TOO_OLD' || failure === 'MARKET_TOO_OLD' || failure === 'TRAINING_SHOP';
}
