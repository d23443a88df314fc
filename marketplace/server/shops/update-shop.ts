import { ORPCError } from '@orpc/client';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OwnShopDto, ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { isPhoneNumber } from '../../../shared/text/phone.ts';
import type { Market } from '../app/market.ts';
import { statusAfter } from './shop-rules.ts';
import { findApprovedPlace, findOwner, findOwnShop, updateShop } from './shops.repo.ts';

/** What is changed of a shop; without `isPaused` it stays as it is. */
type ShopChange = { shopId: string; version: number; profile: ShopProfile; isPaused?: boolean };

/** Throws BAD_REQUEST for a new number that nobody can call. One that was taken before there was a rule stays as it is. */
function refuseNoPhone(before: ShopProfile, { phone }: ShopProfile): void {
  if (isPhoneNumber(phone) || phone === toLatinDigits(before.phone)) return;
  const issues = [{ path: ['profile', 'phone'], message: 'not a phone number' }];
  throw new ORPCError('BAD_REQUEST', { message: 'Input validation failed', data: { issues } });
}

/**
 * Changes what a shop says of itself; an approved one waits for the administrators again when it says to be another shop (`statusAfter`). Throws
 * VERSION_CONFLICT when it changed meanwhile, BAD_REQUEST for a phone that is none. Who may do so is the caller's business.
 */
export function changeShop(market: Market, change: ShopChange): Promise<OwnShopDto> {
  return market.db.transaction(async (sql) => {
    const { shopId: id } = change;
    const before = await findOwnShop(sql, id);
    const approvedPlace = await findApprovedPlace(sql, id);
    if (!before || !approvedPlace) throw new MarketRefusal('VERSION_CONFLICT', { entity: 'shop', id });
    refuseNoPhone(before.profile, change.profile);
    const status = statusAfter(before, approvedPlace, change.profile);
    if (!(await updateShop(sql, { ...change, id, status })))
      throw new MarketRefusal('VERSION_CONFLICT', { entity: 'shop', id });
    const shop = await findOwnShop(sql, id);
    if (!shop) throw new Error('a shop that was just written is gone');
    return shop;
  });
}

/** Throws NOT_FOUND_RECORD unless the shop is this account's: another seller's is as good as none. */
export async function requireOwner(market: Market, accountId: string, shopId: string): Promise<void> {
  if ((await findOwner(market.db, shopId)) !== accountId)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'shop', id: shopId });
}
