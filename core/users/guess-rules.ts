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

/**
 * Until when the guard locks at `now`, 0 for not at all. A lock further ahead than any is ever given was earned while the clock
 * stood in the future, and would hold until that day.
 */
export function lockAt(guard: Guard | undefined, now: number): number {
  const until = guard?.lockedUntil ?? 0;
  return until > now && until - now <= LONGEST_LOCK_MS ? until : 0;
}

/** The guard after one more guess at `now`; what failed longer than `forgetAfterMs` ago, or in the future, no longer counts. */
export function charged(guard: Guard | undefined, now: number, forgetAfterMs: number): Guard {
  const last = Math.max(guard?.lastFailedAt ?? 0, guard?.lockedUntil ?? 0);
  const isOld = !guard || now - last > forgetAfterMs || last - now > LONGEST_LOCK_MS;
  const failed = (isOld ? 0 : guard.failed) + 1;
  const lock = lockFor(failed);
  return { failed, lastFailedAt: now, lockedUntil: lock === 0 ? 0 : now + lock };
}
