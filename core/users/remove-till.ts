import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { deleteSessionsOfTill } from './sessions.repo.ts';
import { findTill, retireTill } from './tills.repo.ts';
import { auditByActor } from './users-audit.ts';

/**
 * Puts a till out of use and ends its sessions; its number and receipts stay. Throws NOT_FOUND_RECORD, also for till 1,
 * which is the computer that holds the shop.
 */
export function removeTill(context: Context, id: number): void {
  context.db.transaction('users.remove-till', () => {
    const till = findTill(context.db, id);
    if (!till || id === 1) throw new Refusal('NOT_FOUND_RECORD', { entity: 'till', id: String(id) });
    retireTill(context.db, id);
    deleteSessionsOfTill(context.db, id);
    auditByActor(context, 'till.remove', 'till', String(id));
  });
}
