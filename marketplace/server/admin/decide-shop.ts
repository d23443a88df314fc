import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import type { Market } from '../app/market.ts';
import { lockShopListings } from '../ingest/index.ts';
import { dropPictures, takePictures } from '../products/index.ts';
import { findOwnShop } from '../shops/index.ts';
import { findOwnerMail, setShopStatus } from './admin.repo.ts';
import { mailOfDecision } from './decision-mail.ts';

/** What an administrator decides about a shop. */
export type ShopDecision = {
  shopId: string;
  version: number;
  status: 'approved' | 'rejected' | 'suspended';
  reason: string;
};

/**
 * Approves, rejects or suspends a shop and tells its seller by mail. With the approval its pictures go to the products that have none, without it
 * they go away from all. Throws NOT_FOUND_RECORD, VERSION_CONFLICT.
 */
export function decideShop(market: Market, decision: ShopDecision): Promise<OwnShopDto> {
  const about = { entity: 'shop', id: decision.shopId };
  return market.db.transaction(async (sql) => {
    // What the shop is sending was read with the approval it had: it is done first, or sees the new one.
    await lockShopListings(sql, decision.shopId);
    const owner = await findOwnerMail(sql, decision.shopId);
    if (!owner) throw new MarketRefusal('NOT_FOUND_RECORD', about);
    if (!(await setShopStatus(sql, { ...decision, id: decision.shopId })))
      throw new MarketRefusal('VERSION_CONFLICT', about);
    if (decision.status === 'approved') await takePictures(sql, decision.shopId, null);
    else await dropPictures(sql, decision.shopId);
    const shop = await findOwnShop(sql, decision.shopId);
    if (!shop) throw new Error('a shop that was just written is gone');
    await market.jobs.put('mail', mailOfDecision(owner, shop, market.options.publicUrl), { sql });
    return shop;
  });
}
