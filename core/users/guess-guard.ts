import { Refusal } from '../../shared/errors/error-codes.ts';
import type { ShopDb } from '../db/open.ts';
import { readGuard, removeGuard, removeOldGuards, writeGuard } from './guess-guard.repo.ts';
import { charged, FREE_GUESSES, type Guard, lockAt } from './guess-rules.ts';

const TEN_MINUTES_MS = 600_000;
const DAY_MS = 86_400_000;

/** A user's wrong PINs count for a day or until the right one; those of a till or of pairing for ten minutes, as many people mistype there. */
function forgetAfter(key: string): number {
  return key.startsWith('user:') ? DAY_MS : TEN_MINUTES_MS;
}

/** What a guess was charged to, and what it leads to if it proves wrong. */
export type Charge = {
  entries: readonly { key: string; before: Guard | undefined; after: Guard }[];
  attemptsLeft: number;
  lockedUntil: number;
};

/**
 * Counts a guess under all keys before it is looked at, so that guesses sent at once are counted too.
 * Throws LOCKED_OUT, and counts nothing, while any of the keys is locked.
 */
export function chargeGuess(db: ShopDb, keys: readonly string[], now: number): Charge {
  return db.transaction('users.charge-guess', () => {
    const found = keys.map((key) => ({ key, before: readGuard(db, key) }));
    const until = Math.max(...found.map(({ before }) => lockAt(before, now)));
    if (until > 0) throw new Refusal('LOCKED_OUT', { until });
    removeOldGuards(db, now - DAY_MS);
    const entries = found.map(({ key, before }) => {
      const after = charged(before, now, forgetAfter(key));
      writeGuard(db, key, after);
      return { key, before, after };
    });
    return {
      entries,
      attemptsLeft: Math.max(0, FREE_GUESSES - Math.max(...entries.map(({ after }) => after.failed))),
      lockedUntil: Math.max(...entries.map(({ after }) => after.lockedUntil)),
    };
  });
}

/**
 * Takes the charge of a right guess back. A user's own count starts again; a till's is halved, not cleared, so that knowing
 * one PIN does not buy a fresh start at guessing others. A lock that somebody else earned meanwhile stays. Call it inside a transaction.
 */
export function forgiveGuess(db: ShopDb, charge: Charge): void {
  for (const { key, before, after } of charge.entries) {
    const current = readGuard(db, key);
    if (!current) continue;
    const isAlone = current.failed === after.failed && current.lockedUntil === after.lockedUntil;
    const failed = Math.floor((isAlone ? (before?.failed ?? 0) : current.failed - 1) / 2);
    if (key.startsWith('user:') || failed <= 0) removeGuard(db, key);
    else writeGuard(db, key, { ...current, failed, lockedUntil: isAlone ? 0 : current.lockedUntil });
  }
}

/** The refusal for a wrong guess of a PIN: LOCKED_OUT when it was one too many, else WRONG_PIN with what is left. */
export function wrongPin(charge: Charge, now: number): Refusal {
  return charge.lockedUntil > now
    ? new Refusal('LOCKED_OUT', { until: charge.lockedUntil })
    : new Refusal('WRONG_PIN', { attemptsLeft: charge.attemptsLeft });
}
