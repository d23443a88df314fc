import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { deleteSession } from './sessions.repo.ts';

/** Ends the caller's session: its token opens nothing any more. */
export function signOut(context: Context): void {
  const { db, actor } = context;
  db.transaction('users.sign-out', () => {
    deleteSession(db, actor.sessionHash);
    appendAudit(db, {
      at: context.ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'sign-out',
      entity: 'user',
      entityId: actor.userId,
      details: {},
    });
  });
}
