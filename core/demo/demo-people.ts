import type { Role } from '../../shared/permissions/permissions.ts';

/** The people of the demo shop with the PINs that its sign-in screen shows; first the owner. */
export const DEMO_USERS: readonly { name: string; role: Role; pin: string }[] = [
  { name: 'রহিমা বেগম', role: 'owner', pin: '2580' },
  { name: 'কামাল হোসেন', role: 'manager', pin: '4826' },
  { name: 'নাসরিন আক্তার', role: 'pharmacist', pin: '7391' },
  { name: 'সুমন মিয়া', role: 'cashier', pin: '9047' },
];

/** Customers who buy on baki; the numbers are from a range that is not given out. */
export const DEMO_CUSTOMERS: readonly { name: string; phone: string }[] = [
  'আব্দুর রহমান',
  'মোসাম্মৎ শাহিনা',
  'মো. জসিম উদ্দিন',
  'রিতা বড়ুয়া',
  'Abul Kashem',
  'সেলিনা পারভীন',
  'দীপক চন্দ্র দাস',
  'নূরজাহান বেগম',
  'Tanvir Ahmed',
  'হাফিজুর রহমান',
  'মিতা রানী সাহা',
  'আনোয়ার হোসেন',
  'Farhana Yasmin',
  'শফিকুল ইসলাম',
].map((name, index) => ({ name, phone: `০১০০০-${toBengali(100_100 + index * 37)}` }));

function toBengali(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0x09e6 + Number(digit)));
}
