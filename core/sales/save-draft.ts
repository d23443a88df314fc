import type { DraftDto } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { refuseOverCart } from '../marketplace/index.ts';
import { refuseOpenElsewhere } from './draft-rules.ts';
import { findDraft, putDraft } from './drafts.repo.ts';
import { saleExists } from './sales.repo.ts';

/**
 * Keeps a cart that is not yet paid. An older revision never overwrites a newer one; the answer is the revision that is kept.
 * Refuses NOT_FOUND_RECORD for a cart that was paid meanwhile (it must not come back) and VERSION_CONFLICT for one that is open at
 * another till: a held cart belongs to the till that opened it first. ORDER_STATE for the cart of an order that is over.
 */
export function saveDraft(context: Context, draft: DraftDto): { revision: number } {
  const { db, actor, ports, events } = context;
  const { revision, isHeldChanged } = db.transaction('sales.save-draft', () => {
    if (saleExists(db, draft.id)) throw new Refusal('NOT_FOUND_RECORD', { entity: 'draft', id: draft.id });
    refuseOverCart(context, draft.id);
    const known = findDraft(db, draft.id);
    if (known) refuseOpenElsewhere(known, actor.tillId);
    if (known && known.draft.revision > draft.revision)
      return { revision: known.draft.revision, isHeldChanged: false };
    putDraft(db, draft, { tillId: actor.tillId, userId: actor.userId, now: ports.clock.now() });
    return {
      revision: draft.revision,
      isHeldChanged: draft.state === 'held' || known?.draft.state === 'held',
    };
  });
  // An open cart is its till's own, and saved at every scan: nobody else has anything to read again.
  if (isHeldChanged) events.publish({ type: 'drafts-changed', draftId: draft.id });
  return { revision };
}
