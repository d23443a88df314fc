import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { findOrder } from './orders.repo.ts';
import { hasLooked, noteLook } from './prescription-looks.ts';
import { askMarket } from './reach-market.ts';

/**
 * The photo of an order's prescription, asked of the marketplace and kept nowhere; who was shown it is noted, the first time in the audit too. Throws what
 * asking the marketplace throws; a photo that did not come was seen by nobody.
 */
export async function readPrescription(
  context: Context,
  input: { orderId: string; prescriptionId: string },
): Promise<{ mime: string; contentBase64: string }> {
  const { db, ports, actor } = context;
  const { orderId, prescriptionId } = input;
  const photo = await askMarket(context, (client) => client.sync.prescription(input));
  if (!hasLooked(db, actor.userId, [prescriptionId])) {
    // First, because whoever's look cannot be noted gets no photo either.
    db.transaction('marketplace.prescription', () =>
      appendAudit(db, {
        at: ports.clock.now(),
        userId: actor.userId,
        tillId: actor.tillId,
        action: 'marketplace.prescription',
        entity: 'market-order',
        entityId: orderId,
        details: { code: findOrder(db, orderId)?.order.code ?? '' },
      }),
    );
    noteLook(db, actor.userId, prescriptionId);
  }
  return photo;
}
