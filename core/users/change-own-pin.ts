import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { chargeGuess, forgiveGuess, wrongPin } from './guess-guard.ts';
import { hashPin, verifyPin } from './pin-hash.ts';
import { isWeakPin } from './pin-rules.ts';
import { deleteSessionsOfUser } from './sessions.repo.ts';
import { findPinHash, savePinHash } from './users.repo.ts';
import { auditByActor } from './users-audit.ts';

/**
 * Changes the caller's own PIN; the caller's other sessions end. A wrong old PIN counts as a guess, so that an open screen
 * is no way around the lock-out. Throws PIN_TOO_WEAK, WRONG_PIN, LOCKED_OUT.
 */
export async function changeOwnPin(
  context: Context,
  input: { oldPin: string; newPin: string },
): Promise<void> {
  const { db, actor } = context;
  if (isWeakPin(input.newPin)) throw new Refusal('PIN_TOO_WEAK', {});
  const now = context.ports.clock.now();
  const charge = chargeGuess(db, [`user:${actor.userId}`, `till:${actor.tillId}`], now);
  const oldHash = findPinHash(db, actor.userId);
  const isRight = await verifyPin(oldHash, input.oldPin);
  const newHash = await hashPin(input.newPin);
  const isDone = db.transaction('users.change-own-pin', () => {
    if (!isRight || findPinHash(db, actor.userId) !== oldHash) {
      auditByActor(context, 'user.change-pin-refused', 'user', actor.userId);
      return false;
    }
    forgiveGuess(db, charge);
    savePinHash(db, actor.userId, newHash);
    deleteSessionsOfUser(db, actor.userId, actor.sessionHash);
    auditByActor(context, 'user.change-own-pin', 'user', actor.userId);
    return true;
  });
  if (!isDone) throw wrongPin(charge, now);
}
