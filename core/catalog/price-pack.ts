import type { ProductDetailDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from '../stock/index.ts';
import { packOwner } from './catalog.repo.ts';
import { setPackPrice, touchProduct } from './product-write.repo.ts';
import { getProduct } from './read-products.ts';

/**
 * Gives a pack its first price, from the counter, where a customer waits with the goods. One that has a price keeps it, and the answer
 * says it: what the shop asks is changed where goods are edited. Audited like every change of a price. Throws NOT_FOUND_RECORD.
 */
export function pricePack(context: Context, input: { packId: string; price: number }): ProductDetailDto {
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
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'product.prices-changed',
      entity: 'product',
      entityId: productId,
      details: {
        prices: [{ unit: pack.unit, baseQuantity: pack.baseQuantity, from: null, to: input.price }],
        barcodesAdded: [],
        barcodesRemoved: [],
      },
    });
    return true;
  });
  if (isPriced) events.publish({ type: 'catalog-changed', productIds: [productId] });
  return getProduct(context, productId);
}
