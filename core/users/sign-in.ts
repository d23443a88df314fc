import type { SessionDto, TillDto } from '../../shared/contract/users.contract.ts';
import type { Shop } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { chargeGuess, forgiveGuess, wrongPin } from './guess-guard.ts';
import { openSession } from './open-session.ts';
import { verifyPin } from './pin-hash.ts';
import { findPinHash, findUser } from './users.repo.ts';

/**
 * Opens a session with a PIN at the till the call comes from. Throws WRONG_PIN (also for a user who is unknown or no longer
 * active, after the same work) and LOCKED_OUT after five wrong PINs of one user or at one till.
 */
export async function signIn(
  shop: Shop,
  till: TillDto,
  input: { userId: string; pin: string },
): Promise<SessionDto> {
  const now = shop.ports.clock.now();
  const charge = chargeGuess(shop.db, [`user:${input.userId}`, `till:${till.id}`], now);
  const pinHash = findPinHash(shop.db, input.userId);
  const isRight = await verifyPin(pinHash, input.pin);
  const session = shop.db.transaction('users.sign-in', () => {
    // The PIN may have been changed, or the person deactivated, while it was being checked.
    const user = isRight && findPinHash(shop.db, input.userId) === pinHash && findUser(shop.db, input.userId);
    const common = { at: now, tillId: till.id, entity: 'user' };
    if (!user) {
      const isKnown = pinHash !== null;
      const details = { known: isKnown, locked: charge.lockedUntil > now };
      const who = isKnown ? input.userId : 'unknown';
      appendAudit(shop.db, { ...common, userId: null, action: 'sign-in.refused', entityId: who, details });
      return null;
    }
    forgiveGuess(shop.db, charge);
    appendAudit(shop.db, { ...common, userId: user.id, action: 'sign-in', entityId: user.id, details: {} });
    return openSession(shop, user, till);
  });
  if (!session) throw wrongPin(charge, now);
  return session;
}
