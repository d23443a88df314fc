import type { Shop } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { deleteDraft, findDraft, staleHeld } from './drafts.repo.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A cart that was put aside and that nobody took up in half a year: prices and stock are others by then. */
const KEEP_HELD_MS = 180 * DAY_MS;
const CARTS_AT_ONCE = 20;

/** Throws a few long forgotten held carts away and notes each; true when there may be more. Carts of orders and open ones stay. */
export function pruneHeld({ db, ports, events }: Pick<Shop, 'db' | 'ports' | 'events'>): boolean {
  const now = ports.clock.now();
  const gone = staleHeld(db, now - KEEP_HELD_MS, CARTS_AT_ONCE);
  if (gone.length === 0) return false;
  db.transaction('sales.prune-held', () => {
    for (const id of gone) {
      const lines = findDraft(db, id)?.draft.lines.length ?? 0;
      deleteDraft(db, id);
      appendAudit(db, {
        at: now,
        userId: null,
        tillId: null,
        action: 'draft.discard',
        entity: 'draft',
        entityId: id,
        details: { lines, state: 'held' },
      });
    }
  });
  for (const draftId of gone) events.publish({ type: 'drafts-changed', draftId });
  return gone.length === CARTS_AT_ONCE;
}
