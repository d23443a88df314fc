import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { newShopProfileSchema, type ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { paisa } from '../../../shared/money/money.ts';

const DHAKA = { lat: 23.7639, lng: 90.3889 };
const NINE = 9 * 60;
const TEN_IN_THE_EVENING = 22 * 60;

/** What the form holds of a profile: the kind of shop may have yet to be chosen. */
export type ProfileDraft = Omit<ShopProfile, 'kind'> & { kind: ShopProfile['kind'] | null };

/** The kind under which customers find the shop, where its own kind says it; one that sells both, or something else, chooses. */
const KIND_OF: Record<ShopSettings['shop']['kind'], ShopProfile['kind'] | null> = {
  pharmacy: 'medicine',
  grocery: 'grocery',
  'pharmacy-grocery': null,
  other: null,
};

/** What the shop would say of itself, from its settings; the owner completes it. */
export function profileOf({ shop }: ShopSettings): ProfileDraft {
  return {
    nameBn: shop.nameBn,
    nameEn: shop.nameEn,
    kind: KIND_OF[shop.kind],
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

/** What each field of the profile is called on the screen. */
export const FIELD_NAMES = {
  nameBn: 'shop.nameBn',
  nameEn: 'shop.nameEn',
  kind: 'shop.kind',
  phone: 'connect.phone',
  address: 'shop.address',
  division: 'shop.division',
  district: 'shop.district',
  upazila: 'shop.upazila',
  place: 'shop.pin',
  hours: 'shop.hours',
  delivers: 'shop.delivers',
  deliveryRadiusM: 'shop.radius',
  deliveryFee: 'shop.fee',
  deliveryMinimum: 'shop.minimum',
  drugLicence: 'shop.licence',
  answerMinutes: 'shop.answer',
} as const satisfies Record<keyof ShopProfile, string>;

/** The fields without which the shop cannot be registered (the pin too, until somebody has placed it), in the order of the form. */
export function lackingIn(profile: ProfileDraft, isPlaced: boolean): (keyof ShopProfile)[] {
  const issues = newShopProfileSchema.safeParse(profile).error?.issues ?? [];
  const names = new Set(issues.map(({ path }) => path[0]));
  if (!isPlaced) names.add('place');
  return (Object.keys(FIELD_NAMES) as (keyof ShopProfile)[]).filter((field) => names.has(field));
}
