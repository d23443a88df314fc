import type { CallContext, Shop } from '../app/shop.ts';
import { setUp } from '../settings/set-up.ts';

/** Headers and place of a call, as a transport would give them. */
export function callFrom(
  shop: Shop,
  from: { token?: string; tillToken?: string; localTillId?: number | null } = {},
): { context: CallContext } {
  const reqHeaders = new Headers();
  if (from.token !== undefined) reqHeaders.set('authorization', `Bearer ${from.token}`);
  if (from.tillToken !== undefined) reqHeaders.set('x-dokani-till', from.tillToken);
  return {
    context: { shop, reqHeaders, localTillId: from.localTillId === undefined ? 1 : from.localTillId },
  };
}

/** PIN of the owner that `setUpShop` makes. */
export const OWNER_PIN = '482619';

/** Goes through the first run as a person would; gives the owner's session. */
export function setUpShop(shop: Shop) {
  return setUp(shop, {
    language: 'bn',
    kind: 'pharmacy',
    nameBn: 'মা ফার্মেসি',
    nameEn: 'Ma Pharmacy',
    phone: '০১৭১১-০০০০০০',
    addressBn: '',
    addressEn: '',
    ownerName: 'রহিমা',
    pin: OWNER_PIN,
  });
}
