import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';

/** Appends what was done to a customer, without name or number. Call it inside the transaction that does it. */
export function auditCustomer(
  context: Context,
  action: 'customer.create' | 'customer.update',
  customerId: string,
  details: Record<string, unknown>,
): void {
  appendAudit(context.db, {
    at: context.ports.clock.now(),
    userId: context.actor.userId,
    tillId: context.actor.tillId,
    action,
    entity: 'customer',
    entityId: customerId,
    details,
  });
}
