/** Wrong guesses so far under one key. */
export type Guard = { failed: number; lastFailedAt: number; lockedUntil: number };

/** Wrong guesses allowed before a key is locked. */
export const FREE_GUESSES = 5;

const MINUTE_MS = 60_000;
const LONGEST_LOCK_MS = 15 * MINUTE_MS;

/** How long the last of `failed` wrong guesses locks: 0 below five, then 1, 2, 4, 8 and 15 minutes. */
export function lockFor(failed: number): number {
  if (failed < FREE_GUESSES) return 0;
  return Math.min(MINUTE_MS * 2 ** Math.min(failed - FREE_GUESSES, 10), LONGEST_LOCK_MS);
}

/** The guard after one more guess at `now`; what failed longer than `forgetAfterMs` ago no longer counts. */
export function charged(guard: Guard | undefined, now: number, forgetAfterMs: number): Guard {
  const isOld = !guard || now - Math.max(guard.lastFailedAt, guard.lockedUntil) > forgetAfterMs;
  const failed = (isOld ? 0 : guard.failed) + 1;
  const lock = lockFor(failed);
  return { failed, lastFailedAt: now, lockedUntil: lock === 0 ? 0 : now + lock };
}
