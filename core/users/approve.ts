import type { UserDto } from '../../shared/contract/users.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { chargeGuess, forgiveGuess, wrongPin } from './guess-guard.ts';
import { verifyPin } from './pin-hash.ts';
import { findPinHash, findUser } from './users.repo.ts';

/**
 * The person who approves at the actor's till, known by a PIN. It counts as a guess exactly as a sign-in does, so that approving is
 * no way around the lock-out. What is approved is for the caller to check. Throws WRONG_PIN (also for a user who is unknown
 * or no longer active, after the same work) and LOCKED_OUT.
 */
export async function identifyApprover(
  { db, ports, actor }: Context,
  approval: { userId: string; pin: string },
): Promise<UserDto> {
  const now = ports.clock.now();
  const charge = chargeGuess(db, [`user:${approval.userId}`, `till:${actor.tillId}`], now);
  const pinHash = findPinHash(db, approval.userId);
  const isRight = await verifyPin(pinHash, approval.pin);
  const approver = db.transaction('users.approve', () => {
    // The PIN may have been changed, or the person deactivated, while it was being checked.
    const user = isRight && findPinHash(db, approval.userId) === pinHash && findUser(db, approval.userId);
    if (user) {
      forgiveGuess(db, charge);
      return user;
    }
    appendAudit(db, {
      at: now,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'approval.refused',
      entity: 'user',
      entityId: pinHash === null ? 'unknown' : approval.userId,
      details: { locked: charge.lockedUntil > now },
    });
    return null;
  });
  if (!approver) throw wrongPin(charge, now);
  return approver;
}
