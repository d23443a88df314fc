import type { MarketProductDto, ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { momentOf, productCard, productRows, shopCard, shopRows } from '../find/index.ts';
import {
  addFavourite,
  dropFavourite,
  type FavouriteKind,
  isThere,
  readFavourites,
} from './favourites.repo.ts';

/** Products and shops that the account keeps, newest first; those that are gone are left out. */
export async function listFavourites(
  context: AccountContext,
): Promise<{ products: MarketProductDto[]; shops: ShopCardDto[] }> {
  const { db, account } = context;
  const products = await productRows(db, await readFavourites(db, account.id, 'product'));
  const shops = await shopRows(db, await readFavourites(db, account.id, 'shop'), null);
  const moment = await momentOf(context);
  return { products: products.map(productCard), shops: shops.map((row) => shopCard(row, moment)) };
}

/** Keeps a product or a shop, or no longer; repeating it changes nothing. Throws NOT_FOUND_RECORD for what is not there. */
export async function setFavourite(
  context: AccountContext,
  wanted: { kind: FavouriteKind; id: string; isFavourite: boolean },
): Promise<void> {
  const { kind, id } = wanted;
  const accountId = context.account.id;
  if (!wanted.isFavourite) return dropFavourite(context.db, accountId, kind, id);
  if (!(await isThere(context.db, kind, id)))
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: kind, id });
  await context.db.transaction((sql) =>
    addFavourite(sql, { accountId, kind, id, now: context.ports.clock.now() }),
  );
}
