import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { pinnedIds } from './catalog.repo.ts';
import { productState, setPins } from './product-write.repo.ts';
import { readQuickKeys } from './read-products.ts';

/** Puts a product at a place of the quick keys (the ones after it move on) or, with null, takes it away. Throws NOT_FOUND_RECORD. */
export function pinProduct(
  context: Context,
  input: { productId: string; position: number | null },
): ProductDto[] {
  const { db } = context;
  const { productId, position } = input;
  const state = productState(db, productId);
  if (!state || state.isPending) throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
  const others = pinnedIds(db).filter((id) => id !== productId);
  const ids = position === null ? others : others.toSpliced(position, 0, productId);
  db.transaction('catalog.pin', () => setPins(db, position === null ? productId : null, ids));
  context.events.publish({ type: 'catalog-changed', productIds: [productId] });
  return readQuickKeys(context);
}
