import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { removeGuard } from './guess-guard.repo.ts';
import { hashPin } from './pin-hash.ts';
import { isWeakPin } from './pin-rules.ts';
import { deleteSessionsOfUser } from './sessions.repo.ts';
import { findUser, savePinHash } from './users.repo.ts';
import { auditByActor } from './users-audit.ts';

/** Gives a person a new PIN, ends that person's sessions and lock-out. Throws NOT_FOUND_RECORD, PIN_TOO_WEAK. */
export async function setPin(context: Context, input: { id: string; pin: string }): Promise<void> {
  if (isWeakPin(input.pin)) throw new Refusal('PIN_TOO_WEAK', {});
  const pinHash = await hashPin(input.pin);
  context.db.transaction('users.set-pin', () => {
    if (!findUser(context.db, input.id)) {
      throw new Refusal('NOT_FOUND_RECORD', { entity: 'user', id: input.id });
    }
    savePinHash(context.db, input.id, pinHash);
    removeGuard(context.db, `user:${input.id}`);
    deleteSessionsOfUser(context.db, input.id);
    auditByActor(context, 'user.set-pin', 'user', input.id);
  });
}
