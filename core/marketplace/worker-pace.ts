/** How fast the outbox worker goes, milliseconds; tests hurry it. `random` is between 0 and 1. */
export type Pace = {
  pollMs: number;
  /** How often the marketplace is greeted while all is well, and while it has yet to approve the shop. */
  greetMs: number;
  greetPendingMs: number;
  firstRetryMs: number;
  feedWaitMs: number;
  /** An outage this long may have been a restore of the marketplace: versions are compared after it. */
  outageMs: number;
  random(): number;
};

/** The pace of a shop. */
export const PACE: Pace = {
  pollMs: 1_000,
  greetMs: 60_000,
  greetPendingMs: 10_000,
  firstRetryMs: 1_000,
  feedWaitMs: 25_000,
  outageMs: 60_000,
  random: Math.random,
};
