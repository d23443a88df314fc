import { v7 as uuidv7 } from 'uuid';
import { type MarketPeople, PASSWORD, SHOP_PROFILE } from './market-people.ts';
import type { SignedIn } from './store-client.ts';

/** Connects the shop beside its screens, approved, near where customers stand, with everything published. Answers its id there. */
export async function connectShop(owner: SignedIn, people: MarketPeople, address: string): Promise<string> {
  const email = 'seller@example.org';
  await people.account(email, 'seller', 'রহিমা');
  const shopId = uuidv7();
  await owner.api.marketplace.connect({
    address,
    email,
    password: PASSWORD,
    shopId,
    profile: { ...SHOP_PROFILE, drugLicence: '' },
  });
  const { shop } = await owner.api.marketplace.status({});
  if (!shop) throw new Error('not connected');
  const admin = await people.admin();
  await admin.admin.decideShop({ shopId: shop.id, version: shop.version, status: 'approved', reason: '' });
  await owner.api.marketplace.publish({ what: { kind: 'all' }, isPublished: true });
  return shopId;
}
