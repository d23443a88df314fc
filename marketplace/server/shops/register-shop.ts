import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OwnShopDto, ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { findAccount } from '../accounts/index.ts';
import type { AccountContext } from '../app/market.ts';
import { findOwner, findOwnShop, insertShop, listOwnShops, lockOwner } from './shops.repo.ts';

const SHOPS_OF_A_SELLER = 50;
/** So many of them may wait for the administrators: each has a shelf already. */
const WAITING_SHOPS = 3;

/**
 * Registers a shop; it waits for an administrator. The same id again answers the same shop. Throws EMAIL_NOT_VERIFIED, and NOT_ALLOWED for an id
 * that is another seller's and beyond 50 shops, or 3 that
 * nobody approved yet.
 */
export function registerShop(
  context: AccountContext,
  asked: { shopId: string; profile: ShopProfile },
): Promise<OwnShopDto> {
  return context.db.transaction(async (sql) => {
    const account = await findAccount(sql, context.account.id);
    if (!account?.isVerified) throw new MarketRefusal('EMAIL_NOT_VERIFIED', {});
    await lockOwner(sql, account.id);
    const own = await listOwnShops(sql, account.id);
    const waiting = own.filter((shop) => shop.status === 'pending').length;
    const isKnown = own.some((shop) => shop.id === asked.shopId);
    if (!isKnown && (own.length >= SHOPS_OF_A_SELLER || waiting >= WAITING_SHOPS))
      throw new MarketRefusal('NOT_ALLOWED', {});
    const now = context.ports.clock.now();
    const isNew = await insertShop(sql, {
      id: asked.shopId,
      ownerId: account.id,
      profile: asked.profile,
      now,
    });
    if (!isNew && (await findOwner(sql, asked.shopId)) !== account.id)
      throw new MarketRefusal('NOT_ALLOWED', {});
    const shop = await findOwnShop(sql, asked.shopId);
    if (!shop) throw new Error('a shop that was just written is gone');
    return shop;
  });
}
