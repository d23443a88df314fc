import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { categoryRows } from '../products/index.ts';
import { productPage } from './cards.repo.ts';
import { picturePath, productCard } from './cards.ts';

/** Everything a product's page shows; throws NOT_FOUND_RECORD. Texts are plain: the page escapes them. */
export async function showProduct(market: Pick<Market, 'db'>, productId: string) {
  const row = await productPage(market.db, productId);
  if (!row) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
  const { description, specifications, ...card } = row;
  const all = new Map((await categoryRows(market.db)).map((category) => [category.id, category]));
  const path = [];
  let at = card.categoryId === null ? undefined : all.get(card.categoryId);
  while (at) {
    path.unshift({ id: at.id, nameBn: at.nameBn, nameEn: at.nameEn });
    at = at.parentId === null ? undefined : all.get(at.parentId);
  }
  return {
    product: productCard(card),
    description,
    specifications,
    pictures: row.pictures.map((hash) => picturePath(hash, 'large')),
    category: path,
  };
}

/** The tree of categories, parents before children. */
export async function listCategories(market: Pick<Market, 'db'>) {
  const rows = await categoryRows(market.db);
  return {
    items: rows.map(({ id, parentId, nameBn, nameEn, shopKind }) => ({
      id,
      parentId,
      nameBn,
      nameEn,
      shopKind,
    })),
  };
}
