import type { ProductDetailDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { permissionsOf } from '../../shared/permissions/permissions.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from '../stock/index.ts';
import { identifyApprover } from '../users/index.ts';
import { packOwner } from './catalog.repo.ts';
import { setPackPrice, touchProduct } from './product-write.repo.ts';
import { getProduct } from './read-products.ts';

const PERMISSION = 'catalog.edit';

type FirstPrice = { packId: string; price: number };

/**
 * `pricePack` for whoever may edit goods, and for others with the PIN of somebody who may; it is checked before the transaction and
 * stored nowhere. Throws NOT_ALLOWED without either, WRONG_PIN, LOCKED_OUT and NOT_FOUND_RECORD.
 */
export async function pricePackApproved(
  context: Context,
  { approval, ...input }: FirstPrice & { approval?: { userId: string; pin: string } | undefined },
): Promise<ProductDetailDto> {
  if (context.actor.permissions.has(PERMISSION)) return pricePack(context, input);
  const approver = approval && (await identifyApprover(context, approval));
  if (!approver || !permissionsOf(approver.role).includes(PERMISSION))
    throw new Refusal('NOT_ALLOWED', { permission: PERMISSION });
  return pricePack(context, input, approver.id);
}

/**
 * Gives a pack its first price, from the counter, where a customer waits with the goods. One that has a price keeps it, and the answer
 * says it: what the shop asks is changed where goods are edited. Audited like every change of a price, in the name of whoever approved
 * it. Throws NOT_FOUND_RECORD.
 */
export function pricePack(
  context: Context,
  input: FirstPrice,
  approverId: string | null = null,
): ProductDetailDto {
  const { db, actor, ports, events } = context;
  const productId = packOwner(db, input.packId);
  if (productId === undefined) throw new Refusal('NOT_FOUND_RECORD', { entity: 'pack', id: input.packId });
  const isPriced = db.transaction('catalog.price-pack', () => {
    const pack = getProduct(context, productId).packs.find(({ id }) => id === input.packId);
    if (!pack || pack.price !== null) return false;
    const now = ports.clock.now();
    setPackPrice(db, pack.id, input.price);
    touchProduct(db, productId, now);
    noteAvailability(db, productId, now);
    appendAudit(db, {
      at: now,
      userId: approverId ?? actor.userId,
      tillId: actor.tillId,
      action: 'product.prices-changed',
      entity: 'product',
      entityId: productId,
      details: {
        prices: [{ unit: pack.unit, baseQuantity: pack.baseQuantity, from: null, to: input.price }],
        barcodesAdded: [],
        barcodesRemoved: [],
        ...(approverId === null ? {} : { sellerId: actor.userId }),
      },
    });
    return true;
  });
  if (isPriced) events.publish({ type: 'catalog-changed', productIds: [productId] });
  return getProduct(context, productId);
}
