import type { BaseUnit } from '../../shared/catalog/units.ts';
import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { Language } from '../../shared/text/format.ts';

const EN = {
  sheets: {
    summary: 'Day',
    tenders: 'Tenders',
    hours: 'By hour',
    products: 'Products',
    categories: 'Categories',
    lines: 'Receipts',
  },
  receipts: 'Receipts',
  lines: 'Lines',
  subtotal: 'Before discount',
  discount: 'Discount',
  rounding: 'Rounding',
  net: 'Sales',
  cost: 'Cost',
  profit: 'Profit',
  netWithoutCost: 'Sales of unknown cost',
  vatIncluded: 'VAT included',
  bakiGiven: 'Baki given',
  averageBasket: 'Average basket',
  tender: 'Tender',
  amount: 'Amount',
  hour: 'Hour',
  product: 'Product',
  category: 'Category',
  quantity: 'Quantity',
  unit: 'Unit',
  receipt: 'Receipt',
  receiptTotal: 'Receipt total',
  date: 'Date',
  time: 'Time',
  till: 'Till',
  seller: 'Sold by',
  customer: 'Customer',
  line: 'Line',
  strength: 'Strength',
  form: 'Form',
  quickItem: 'Quick item',
  noCategory: 'No category',
  until: (day: string, clock: string) => `${day} until ${clock}`,
};

const BN: typeof EN = {
  sheets: {
    summary: 'দিন',
    tenders: 'কীভাবে দিয়েছে',
    hours: 'ঘণ্টা ধরে',
    products: 'পণ্য',
    categories: 'ধরন',
    lines: 'রসিদ',
  },
  receipts: 'রসিদ সংখ্যা',
  lines: 'লাইন',
  subtotal: 'ছাড়ের আগে',
  discount: 'ছাড়',
  rounding: 'রাউন্ডিং',
  net: 'বিক্রি',
  cost: 'কেনা দাম',
  profit: 'লাভ',
  netWithoutCost: 'কেনা দাম জানা নেই এমন বিক্রি',
  vatIncluded: 'দামের মধ্যে ভ্যাট',
  bakiGiven: 'বাকি দেওয়া',
  averageBasket: 'গড় বিক্রি',
  tender: 'মাধ্যম',
  amount: 'টাকা',
  hour: 'সময়',
  product: 'পণ্য',
  category: 'ধরন',
  quantity: 'পরিমাণ',
  unit: 'একক',
  receipt: 'রসিদ নম্বর',
  receiptTotal: 'রসিদের মোট',
  date: 'তারিখ',
  time: 'সময়',
  till: 'কাউন্টার',
  seller: 'বিক্রেতা',
  customer: 'কাস্টমার',
  line: 'ক্রম',
  strength: 'শক্তি',
  form: 'ওষুধের ধরন',
  quickItem: 'খুচরা আইটেম',
  noCategory: 'ধরন ছাড়া',
  until: (day, clock) => `${day} (${clock} পর্যন্ত)`,
};

/** Words of the exported day, per language. */
export const EXPORT_TEXTS: Readonly<Record<Language, typeof EN>> = { bn: BN, en: EN };

/** Tenders as they are called. */
export const TENDER_NAMES: Readonly<Record<Language, Readonly<Record<TenderKind, string>>>> = {
  bn: {
    cash: 'ক্যাশ',
    'bangla-qr': 'বাংলা কিউআর',
    bkash: 'বিকাশ',
    nagad: 'নগদ',
    rocket: 'রকেট',
    card: 'কার্ড',
    baki: 'বাকি',
  },
  en: {
    cash: 'Cash',
    'bangla-qr': 'Bangla QR',
    bkash: 'bKash',
    nagad: 'Nagad',
    rocket: 'Rocket',
    card: 'Card',
    baki: 'Baki',
  },
};

const UNITS_BN: Readonly<Record<BaseUnit, string>> = {
  piece: 'পিস',
  tablet: 'ট্যাবলেট',
  capsule: 'ক্যাপসুল',
  suppository: 'সাপোজিটরি',
  ampoule: 'অ্যাম্পুল',
  vial: 'ভায়াল',
  sachet: 'স্যাশে',
  bottle: 'বোতল',
  tube: 'টিউব',
  g: 'গ্রাম',
  ml: 'মিলি',
};

/** What stock is counted in, as it is called; an unknown unit keeps its own name. */
export function unitName(unit: string, language: Language): string {
  return language === 'bn' ? (UNITS_BN[unit as BaseUnit] ?? unit) : unit;
}
