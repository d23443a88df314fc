import { type Paisa, paisa } from '../money/money.ts';
import type { ReceiptData, ReceiptLine, ReceiptShop } from './receipt-data.ts';

const taka = (amount: number): Paisa => paisa(Math.round(amount * 100));

const PHARMACY: ReceiptShop = {
  name: { bn: 'শ্রীমঙ্গল ড্রাগ হাউস', en: 'Sreemangal Drug House' },
  address: { bn: '১২ হবিগঞ্জ রোড, শ্রীমঙ্গল, মৌলভীবাজার', en: '12 Habiganj Road, Sreemangal, Moulvibazar' },
  phone: '01712-345678',
  bin: '001234567-0101',
  drugLicence: 'SYL-4471',
  pharmacistRegistration: 'B-20817',
  headerText: { bn: '', en: '' },
  footerText: { bn: '', en: '' },
  logo: null,
};

const none = { bn: '', en: '' };

const PHARMACY_LINES: readonly ReceiptLine[] = [
  {
    name: { bn: 'নাপা এক্সটেন্ড ট্যাবলেট ৬৬৫ মি.গ্রা.', en: 'Napa Extend Tablet 665 mg' },
    parts: [
      { quantity: { bn: '২ পাতা', en: '2 strip' }, unitPrice: taka(24), unit: none },
      { quantity: { bn: '৩ ট্যাবলেট', en: '3 tab' }, unitPrice: taka(2), unit: none },
    ],
    amount: taka(54),
    discount: taka(0),
    batches: [{ number: 'NE2304', expiry: '2027-03' }],
  },
  {
    name: {
      bn: 'অ্যামোক্সিসিলিন ও ক্লাভুলানিক অ্যাসিড শুষ্ক সাসপেনশন (স্ট্রবেরি স্বাদ) ১০০ মি.লি.',
      en: 'Amoxicillin + Clavulanic Acid Powder for Suspension (Strawberry) 100 ml',
    },
    parts: [{ quantity: { bn: '১ বোতল', en: '1 bottle' }, unitPrice: taka(325.5), unit: none }],
    amount: taka(325.5),
    discount: taka(15.5),
    batches: [
      { number: 'AC1187', expiry: '2026-12-31' },
      { number: 'AC1190', expiry: '2027-06' },
    ],
  },
  {
    name: { bn: '', en: 'Monas 10 mg Tablet' },
    parts: [{ quantity: { bn: '১ পাতা', en: '1 strip' }, unitPrice: taka(262.4), unit: none }],
    amount: taka(262.4),
    discount: taka(0),
    batches: [{ number: 'MN-77', expiry: null }],
  },
];

/** A pharmacy's cash sale with a long name, two batches, a line discount and a rounding. */
export const PHARMACY_RECEIPT: ReceiptData = {
  shop: PHARMACY,
  code: 'T1-000123',
  soldAt: Date.UTC(2026, 10, 21, 9, 5),
  till: '1',
  cashier: 'Rahima',
  lines: PHARMACY_LINES,
  subtotal: taka(626.4),
  discount: taka(20),
  rounding: taka(-0.4),
  total: taka(606),
  vatIncluded: taka(14.21),
  tenders: [{ kind: 'cash', amount: taka(606), reference: null }],
  received: taka(1000),
  change: taka(394),
  customer: null,
  showQr: true,
  copy: 'original',
  training: false,
};

/** A grocer's sale by weight, split over three tenders with baki, reprinted. */
export const GROCERY_RECEIPT: ReceiptData = {
  ...PHARMACY_RECEIPT,
  shop: {
    ...PHARMACY,
    name: { bn: 'ন্যায্য মূল্য স্টোর', en: 'Nyajjo Mullo Store' },
    drugLicence: '',
    pharmacistRegistration: '',
    headerText: { bn: 'সকাল ৮টা থেকে রাত ১১টা', en: 'Open 8 AM to 11 PM' },
    footerText: { bn: 'বিক্রীত পণ্য ৩ দিনের মধ্যে বদলানো যায়', en: 'Goods can be exchanged within 3 days' },
  },
  code: 'T2-004567',
  soldAt: Date.UTC(2026, 10, 20, 14, 41),
  till: '2',
  cashier: 'ইব্রাহিম',
  lines: [
    {
      name: { bn: 'মিনিকেট চাল (খোলা)', en: 'Miniket Rice (loose)' },
      parts: [
        { quantity: { bn: '৭৫০ গ্রাম', en: '750 g' }, unitPrice: taka(72), unit: { bn: 'কেজি', en: 'kg' } },
      ],
      amount: taka(54),
      discount: taka(0),
      batches: [],
    },
    {
      name: { bn: 'তীর সয়াবিন তেল ৫ লিটার', en: 'Teer Soyabean Oil 5 ltr' },
      parts: [{ quantity: { bn: '২ টি', en: '2 pcs' }, unitPrice: taka(123456.75), unit: none }],
      amount: taka(246913.5),
      discount: taka(0),
      batches: [],
    },
  ],
  subtotal: taka(246967.5),
  discount: taka(0),
  rounding: taka(0.5),
  total: taka(246968),
  vatIncluded: taka(0),
  tenders: [
    { kind: 'cash', amount: taka(200000), reference: null },
    { kind: 'bkash', amount: taka(40000), reference: 'BKA7X91Q2Z' },
    { kind: 'baki', amount: taka(6968), reference: null },
  ],
  received: taka(200000),
  change: taka(0),
  customer: {
    name: 'মোঃ আব্দুল কুদ্দুস',
    phone: '01819-223344',
    balanceBefore: taka(1250),
    bakiOfSale: taka(6968),
    balanceAfter: taka(8218),
  },
  copy: 'reprint',
};

/** A training shop's one-line sale: watermarked and bannered. */
export const TRAINING_RECEIPT: ReceiptData = { ...PHARMACY_RECEIPT, training: true };
