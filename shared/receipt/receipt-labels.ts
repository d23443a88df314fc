import type { TenderKind } from '../contract/sales.contract.ts';
import type { LocalText } from './receipt-data.ts';

/** The fixed words of a receipt, in Bengali as shopkeepers say them and in English. */
export const RECEIPT_LABELS = {
  phone: { bn: 'ফোন', en: 'Phone' },
  bin: { bn: 'বিআইএন', en: 'BIN' },
  drugLicence: { bn: 'ড্রাগ লাইসেন্স', en: 'Drug licence' },
  pharmacist: { bn: 'ফার্মাসিস্ট রেজি.', en: 'Pharmacist reg.' },
  receipt: { bn: 'রসিদ', en: 'Receipt' },
  till: { bn: 'কাউন্টার', en: 'Till' },
  soldBy: { bn: 'বিক্রেতা', en: 'Sold by' },
  batch: { bn: 'ব্যাচ', en: 'Batch' },
  expiry: { bn: 'মেয়াদ', en: 'Exp' },
  discount: { bn: 'ছাড়', en: 'Discount' },
  subtotal: { bn: 'মোট', en: 'Subtotal' },
  items: { bn: 'পদ', en: 'items' },
  rounding: { bn: 'রাউন্ডিং', en: 'Rounding' },
  total: { bn: 'সর্বমোট', en: 'TOTAL' },
  vatIncluded: { bn: 'এর মধ্যে ভ্যাট', en: 'VAT included' },
  saved: { bn: 'আপনার সাশ্রয়', en: 'You saved' },
  received: { bn: 'ক্যাশ পেলাম', en: 'Cash given' },
  change: { bn: 'ফেরত', en: 'Change' },
  customer: { bn: 'ক্রেতা', en: 'Customer' },
  bakiBefore: { bn: 'আগের বাকি', en: 'Due before' },
  bakiOfSale: { bn: 'এই রসিদে বাকি', en: 'New due' },
  bakiAfter: { bn: 'মোট বাকি', en: 'Total due' },
  reprint: { bn: 'কপি রসিদ', en: 'REPRINT COPY' },
  training: { bn: 'প্রশিক্ষণ · আসল রসিদ নয়', en: 'TRAINING · NOT A REAL RECEIPT' },
  trainingMark: { bn: 'প্রশিক্ষণ', en: 'TRAINING' },
  thanks: { bn: 'ধন্যবাদ, আবার আসবেন', en: 'Thank you, come again' },
} as const satisfies Record<string, LocalText>;

/** The words for each way of paying. Cash is ক্যাশ in Bengali because নগদ is also a brand. */
export const TENDER_LABELS: Readonly<Record<TenderKind, LocalText>> = {
  cash: { bn: 'ক্যাশ', en: 'Cash' },
  'bangla-qr': { bn: 'বাংলা কিউআর', en: 'Bangla QR' },
  bkash: { bn: 'বিকাশ', en: 'bKash' },
  nagad: { bn: 'নগদ (Nagad)', en: 'Nagad' },
  rocket: { bn: 'রকেট', en: 'Rocket' },
  card: { bn: 'কার্ড', en: 'Card' },
  baki: { bn: 'বাকি', en: 'Due (baki)' },
};
