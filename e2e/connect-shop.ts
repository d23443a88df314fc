import { v7 as uuidv7 } from 'uuid';
import { paisa } from '../shared/money/money.ts';
import { type MarketPeople, PASSWORD } from './market-people.ts';
import type { SignedIn } from './store-client.ts';

/** Open day and night. */
export const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);

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
    profile: {
      nameBn: 'জনতা ফার্মেসি',
      nameEn: 'Janata Pharmacy',
      kind: 'medicine',
      phone: '01711000000',
      address: 'Road 27, Dhanmondi',
      division: '',
      district: '',
      upazila: '',
      place: { lat: 23.7489, lng: 90.3768 },
      hours: always,
      delivers: true,
      deliveryRadiusM: 3_000,
      deliveryFee: paisa(4_000),
      deliveryMinimum: paisa(0),
      drugLicence: '',
      answerMinutes: 15,
    },
  });
  const { shop } = await owner.api.marketplace.status({});
  if (!shop) throw new Error('not connected');
  const admin = await people.admin();
  await admin.admin.decideShop({ shopId: shop.id, version: shop.version, status: 'approved', reason: '' });
  await owner.api.marketplace.publish({ what: { kind: 'all' }, isPublished: true });
  return shopId;
}
