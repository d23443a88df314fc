import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { refuseWithoutCart } from '../marketplace/index.ts';
import { refuseOpenElsewhere } from './draft-rules.ts';
import { deleteDraft, findDraft } from './drafts.repo.ts';

/**
 * Throws a cart away and notes who did it; one that is gone already changes nothing. Throws VERSION_CONFLICT for one that is open at
 * another till, ORDER_CART for that of an order.
 */
export function discardDraft(context: Context, { id }: { id: string }): Record<string, never> {
  const { db, actor, ports, events } = context;
  const isGone = db.transaction('sales.discard-draft', () => {
    const known = findDraft(db, id);
    if (!known) return false;
    refuseOpenElsewhere(known, actor.tillId);
    refuseWithoutCart(context, id);
    deleteDraft(db, id);
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'draft.discard',
      entity: 'draft',
      entityId: id,
      details: { lines: known.draft.lines.length, state: known.draft.state },
    });
    return true;
  });
  if (isGone) events.publish({ type: 'drafts-changed', draftId: id });
  return {};
}
