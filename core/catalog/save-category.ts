import type { CategoryDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { fold } from '../../shared/text/fold.ts';
import type { Context } from '../app/shop.ts';
import { noteCategory } from '../stock/index.ts';
import { wouldCircle } from './catalog-rules.ts';
import { type CategoryRow, categoryRows, putCategory } from './categories.repo.ts';

/**
 * Makes or changes a category. Throws NOT_FOUND_RECORD for an unknown parent, or one that lies under the category itself;
 * DUPLICATE for a name that a sibling has.
 */
export function saveCategory(context: Context, input: CategoryRow): CategoryDto {
  const all = categoryRows(context.db);
  const byId = new Map(all.map((category) => [category.id, category]));
  const { id, parentId } = input;
  if (parentId !== null && (!byId.has(parentId) || wouldCircle(byId, id, parentId)))
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'category', id: parentId });
  const sibling = all.find(
    (other) => other.id !== id && other.parentId === parentId && fold(other.nameEn) === fold(input.nameEn),
  );
  if (sibling)
    throw new Refusal('DUPLICATE', {
      entity: 'category',
      field: 'nameEn',
      value: input.nameEn,
      id: sibling.id,
    });
  context.db.transaction('catalog.save-category', () => {
    putCategory(context.db, input);
    noteCategory(context.db, id, context.ports.clock.now());
  });
  context.events.publish({ type: 'catalog-changed', productIds: [] });
  return { ...input, products: byId.get(id)?.products ?? 0 };
}
