import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
import { DEFAULT_DISCOUNT_CAP } from '../../shared/permissions/permissions.ts';

/** What holds until the owner changes it; set-up fills in the shop's own part. */
export const DEFAULT_SETTINGS: ShopSettings = {
  shop: {
    nameBn: '',
    nameEn: '',
    kind: 'pharmacy',
    addressBn: '',
    addressEn: '',
    phone: '',
    bin: '',
    drugLicence: '',
    pharmacistRegistration: '',
  },
  receipt: {
    language: 'bn',
    headerBn: '',
    headerEn: '',
    footerBn: '',
    footerEn: '',
    logoBase64: '',
    showQr: true,
    showVat: true,
  },
  counter: {
    rounding: 'taka',
    oversell: 'block',
    nearExpiryDays: 90,
    requireTrxId: true,
    sounds: true,
    idleLockMinutes: 15,
    dayStartHour: 0,
    discountCapBp: { ...DEFAULT_DISCOUNT_CAP },
    hotkeys: {},
  },
  language: 'bn',
  lan: { enabled: false },
};
