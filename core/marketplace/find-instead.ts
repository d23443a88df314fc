import type { InsteadDto } from '../../shared/contract/instead.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { free } from '../../shared/marketplace/availability.ts';
import { needsPrescription } from '../../shared/marketplace/needs-prescription.ts';
import type { Context } from '../app/shop.ts';
import { idsWithSubstituteKey } from '../catalog/index.ts';
import { productOfListing } from './goods.repo.ts';
import { insteadPack } from './instead-rules.ts';
import { requireOrder, reservations } from './orders.repo.ts';
import { stateOf } from './queue.repo.ts';
import { readOffers } from './read-offers.ts';

/** More is not read through with a customer waiting. */
const MOST = 20;

/**
 * What can be proposed in place of an order's line: goods of the same generic, strength and form that the shop publishes, that the marketplace did not refuse
 * and that no open order waits for; medicine on prescription only to whoever may answer for it. Throws NOT_FOUND_RECORD.
 */
export function findInstead(
  context: Context,
  { orderId, lineNo }: { orderId: string; lineNo: number },
): { items: InsteadDto[] } {
  const { db, actor } = context;
  const { order } = requireOrder(db, orderId);
  const line = order.lines.find((each) => each.lineNo === lineNo);
  if (!line) throw new Refusal('NOT_FOUND_RECORD', { entity: 'order-line', id: String(lineNo) });
  const promised = new Map<string, number>();
  for (const { productId, quantity } of reservations(db))
    promised.set(productId, (promised.get(productId) ?? 0) + quantity);
  const items: InsteadDto[] = [];
  for (const productId of idsWithSubstituteKey(db, productOfListing(db, line.listingId))) {
    if (items.length === MOST) break;
    const { regular } = readOffers(context, productId);
    if (!regular || stateOf(db, productId).status === 'parked') continue;
    if (needsPrescription(regular.drugClass) && !actor.permissions.has('marketplace.prescriptions')) continue;
    const found = insteadPack(line, regular.packs, free(regular.available, promised.get(productId) ?? 0));
    if (!found) continue;
    const { nameBn, nameEn, strength } = regular;
    const { packId, unit, label, baseQuantity } = found.pack;
    items.push({
      productId,
      nameBn,
      nameEn,
      strength,
      packId,
      packUnit: unit,
      packLabel: label,
      baseQuantity,
      most: found.most,
    });
  }
  return { items };
}
