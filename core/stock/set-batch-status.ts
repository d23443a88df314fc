import type { BatchDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from './outbox.repo.ts';
import { findBatch, setStatus } from './stock.repo.ts';
import { batchDto } from './stock-writer.ts';

type StatusInput = { batchId: string; status: 'ok' | 'quarantined'; reason: string };

/** Puts a batch in quarantine or back on the shelf, audited. Setting what it is already changes nothing. Refuses NOT_FOUND_RECORD. */
export function setBatchStatus(context: Context, { batchId, status, reason }: StatusInput): BatchDto {
  const { db, actor, events, ports } = context;
  const at = ports.clock.now();
  const batch = db.transaction('stock.status', () => {
    const before = findBatch(db, batchId);
    if (!before) throw new Refusal('NOT_FOUND_RECORD', { entity: 'batch', id: batchId });
    if (before.status === status) return before;
    setStatus(db, batchId, status);
    noteAvailability(db, before.productId, at);
    appendAudit(db, {
      at,
      userId: actor.userId,
      tillId: actor.tillId,
      action: status === 'ok' ? 'stock.release' : 'stock.quarantine',
      entity: 'batch',
      entityId: batchId,
      details: { reason, onHand: before.onHand },
    });
    return { ...before, status };
  });
  events.publish({ type: 'stock-changed', productIds: [batch.productId] });
  return batchDto(context, batch);
}
