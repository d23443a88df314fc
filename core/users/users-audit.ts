import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';

/** Appends what the actor did to a user or a till. Call it inside the transaction that does it. */
export function auditByActor(
  context: Context,
  action: string,
  entity: 'user' | 'till' | 'pairing-code',
  entityId: string,
  details: Record<string, unknown> = {},
): void {
  appendAudit(context.db, {
    at: context.ports.clock.now(),
    userId: context.actor.userId,
    tillId: context.actor.tillId,
    action,
    entity,
    entityId,
    details,
  });
}
