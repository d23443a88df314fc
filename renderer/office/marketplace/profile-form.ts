import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import type { ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { paisa } from '../../../shared/money/money.ts';

const DHAKA = { lat: 23.7639, lng: 90.3889 };
const NINE = 9 * 60;
const TEN_IN_THE_EVENING = 22 * 60;

/** What the shop would say of itself, from its settings; the owner completes it. */
export function profileOf({ shop }: ShopSettings): ShopProfile {
  return {
    nameBn: shop.nameBn,
    nameEn: shop.nameEn,
    kind: shop.kind === 'grocery' ? 'grocery' : 'medicine',
    phone: shop.phone,
    address: shop.addressBn || shop.addressEn,
    division: '',
    district: '',
    upazila: '',
    place: DHAKA,
    hours: Array.from({ length: 7 }, () => [{ from: NINE, to: TEN_IN_THE_EVENING }]),
    delivers: false,
    deliveryRadiusM: 2_000,
    deliveryFee: paisa(4_000),
    deliveryMinimum: paisa(0),
    drugLicence: shop.drugLicence,
    answerMinutes: 15,
  };
}
