import { describe, expect, it } from 'vitest';
import { shopProfileSchema } from '../../shared/marketplace/shops.contract.ts';
import { auditDetailsText } from '../../shared/text/audit-details.ts';
import { bn, en } from './locales.ts';

/** What the shop notes, and how it is to be read in both languages. */
const ENTRIES: readonly [
  action: string,
  details: Record<string, unknown>,
  english: string,
  bengali: string,
][] = [
  [
    'sale.checkout',
    {
      receipt: 'T1-004921',
      total: 9700,
      discount: 0,
      tenders: [
        { kind: 'bkash', amount: 5000 },
        { kind: 'cash', amount: 4750 },
      ],
    },
    'Receipt: T1-004921 · Total: ৳97 · Paid: bKash ৳50 + Cash ৳47.50',
    'রসিদ: T1-004921 · মোট: ৳৯৭ · দিয়েছে: বিকাশ ৳৫০ + ক্যাশ ৳৪৭.৫০',
  ],
  [
    'sale.approve',
    { receipt: 'T1-000002', seller: 'সুমন', subtotal: 10000, discount: 1500 },
    'Receipt: T1-000002 · Sold by: সুমন · Before discount: ৳100 · Discount: ৳15',
    'রসিদ: T1-000002 · বিক্রেতা: সুমন · ছাড়ের আগে: ৳১০০ · ছাড়: ৳১৫',
  ],
  [
    'sale.trx-id-used-before',
    { receipt: 'T1-000012', earlierReceipt: 'T1-000009', trxId: 'BKX4500' },
    'Receipt: T1-000012 · Earlier receipt: T1-000009 · TrxID: BKX4500',
    'রসিদ: T1-000012 · আগের রসিদ: T1-000009 · TrxID: BKX4500',
  ],
  [
    'product.created',
    { prices: [{ unit: 'strip', baseQuantity: 10, price: 1200 }], barcodes: ['8941100500017'] },
    'Price: strip (10) ৳12 · Barcodes added: 8941100500017',
    'দাম: পাতা (১০) ৳১২ · নতুন বারকোড: ৮৯৪১১০০৫০০০১৭',
  ],
  [
    'product.prices-changed',
    {
      prices: [{ unit: 'tablet', baseQuantity: 1, from: null, to: 120 }],
      barcodesAdded: [],
      barcodesRemoved: ['AB-1'],
    },
    'Price: tab none → ৳1.20 · Barcodes removed: AB-1',
    'দাম: ট্যাব নেই → ৳১.২০ · বাদ দেওয়া বারকোড: AB-1',
  ],
  [
    'product.rules-changed',
    { isActive: [true, false], oversell: [null, 'warn'], drugClass: ['otc', 'rx'], vatRateBp: [0, 750] },
    'This product is sold: yes → no · When stock runs out: As the shop’s rule says → Warn, then sell · Drug class: Without prescription → Prescription · VAT included in the price: 0% → 7.5%',
    'এই পণ্য বিক্রি হয়: হ্যাঁ → না · স্টক শেষ হলে: দোকানের নিয়মে → সতর্ক করে বিক্রি · ওষুধের শ্রেণি: প্রেসক্রিপশন ছাড়া → প্রেসক্রিপশন লাগে · দামের ভেতরে ভ্যাট: ০% → ৭.৫%',
  ],
  [
    'user.update',
    { renamed: true, role: ['cashier', 'manager'], isActive: [true, true] },
    'name changed · Role: Cashier → Manager',
    'নাম বদলেছে · ভূমিকা: ক্যাশিয়ার → ম্যানেজার',
  ],
  [
    'user.update',
    { renamed: false, role: ['cashier', 'cashier'], isActive: [true, false] },
    'May sign in: yes → no',
    'সাইন ইন করতে পারবে: হ্যাঁ → না',
  ],
  [
    'settings.save',
    { keys: ['shop.phone', 'counter.idleLockMinutes', 'lan.enabled', 'language', 'receipt.logoBase64'] },
    'Changed: Phone, Lock when nobody works, Other tills in the shop’s network may join, Language of the shop, Logo',
    'যা বদলেছে: ফোন, কেউ কাজ না করলে লক, দোকানের নেটওয়ার্কের অন্য কাউন্টার জুড়তে পারবে, দোকানের ভাষা, লোগো',
  ],
  [
    'shop.set-up',
    { kind: 'pharmacy', language: 'bn' },
    'Kind of shop: Medicine shop · Language of the shop: Bengali',
    'দোকানের ধরন: ওষুধের দোকান · দোকানের ভাষা: বাংলা',
  ],
  [
    'sign-in.refused',
    { known: false, locked: true },
    'nobody known here · locked after too many tries',
    'অচেনা কেউ · বারবার ভুল হওয়ায় আটকে গেছে',
  ],
  ['approval.refused', { locked: false }, '', ''],
  [
    'import.done',
    { created: 1550, updated: 1, unchanged: 0, refused: 2, warnings: 3 },
    'New: 1,550 · Changed: 1 · As before: 0 · Left out: 2 · To look at: 3',
    'নতুন: ১,৫৫০ · বদলেছে: ১ · একই আছে: ০ · বাদ পড়েছে: ২ · দেখে নেওয়ার মতো: ৩',
  ],
  [
    'stock.adjust',
    { quantity: -3, before: 30, reason: 'Lost 2' },
    'Change: -3 · There before: 30 · Reason: Lost 2',
    'বদল: -৩ · আগে ছিল: ৩০ · কারণ: Lost 2',
  ],
  ['stock.receive', { lines: 2, units: 120 }, 'Lines: 2 · Quantity: 120', 'কয় পদ: ২ · পরিমাণ: ১২০'],
  [
    'reports.export-list',
    { list: 'import-issues', format: 'csv', rows: 12 },
    'List: Rows to look at · File: CSV · Rows: 12',
    'তালিকা: যে সারিগুলো দেখবেন · ফাইল: CSV · সারি: ১২',
  ],
  [
    'reports.export-day',
    { day: '2026-11-21', format: 'xlsx' },
    'Day: 2026-11-21 · File: Excel',
    'দিন: ২০২৬-১১-২১ · ফাইল: Excel',
  ],
  [
    'printer.saved',
    { connection: 'virtual', isDefault: true },
    'How it is connected: To a file, for trying · receipts go here',
    'কীভাবে লাগানো: ফাইলে, পরীক্ষার জন্য · রসিদ এখানে',
  ],
  [
    'marketplace.answer',
    { answer: 'adjust', code: '4821-7730' },
    'Answer: offered less or something else · Order: 4821-7730',
    'জবাব: কম বা অন্য কিছু দেওয়ার প্রস্তাব · অর্ডার: ৪৮২১-৭৭৩০',
  ],
  [
    'marketplace.hand-over',
    { code: '4821-7730', seller: 'সুমন' },
    'Order: 4821-7730 · Sold by: সুমন',
    'অর্ডার: ৪৮২১-৭৭৩০ · বিক্রেতা: সুমন',
  ],
  ['marketplace.publish', { changed: 1200 }, 'Goods: 1,200', 'পণ্য: ১,২০০'],
  ['marketplace.connect', { shopId: '0190a000-0000-7000-8000-00000000000a' }, '', ''],
  ['marketplace.pause', { isPaused: false }, 'Paused: no', 'থামানো: না'],
  [
    'marketplace.disconnect',
    { isPaused: true },
    'The marketplace was told to take no orders: yes',
    'বাজারকে অর্ডার না নিতে জানানো গেছে: হ্যাঁ',
  ],
  [
    'marketplace.policy',
    { safetyStock: 2, nearExpiry: { days: 60, percentBp: 2500 } },
    'Kept back of every product: 2 · Marked down when it expires within: 60 days, 25%',
    'প্রতিটি পণ্যের যতটা রেখে দেওয়া হয়: ২ · মেয়াদ এর মধ্যে হলে কম দামে: ৬০ দিন, ২৫%',
  ],
  [
    'marketplace.policy',
    { safetyStock: 0, nearExpiry: null },
    'Kept back of every product: 0 · Marked down when it expires within: no',
    'প্রতিটি পণ্যের যতটা রেখে দেওয়া হয়: ০ · মেয়াদ এর মধ্যে হলে কম দামে: না',
  ],
  [
    'marketplace.promo',
    { promo: 'EID-10', percentBp: 1000, amount: null, minimum: 50_000, maxUses: 100 },
    'Code: EID-10 · Off: 10% · From an order of: ৳500 · Times it can be used: 100',
    'কোড: EID-10 · ছাড়: ১০% · কমপক্ষে এত টাকার অর্ডারে: ৳৫০০ · যতবার ব্যবহার করা যাবে: ১০০',
  ],
  [
    'marketplace.promo',
    { promo: 'TK50', percentBp: null, amount: 5_000, minimum: 0, maxUses: 1 },
    'Code: TK50 · Off: ৳50 · Times it can be used: 1',
    'কোড: TK50 · ছাড়: ৳৫০ · যতবার ব্যবহার করা যাবে: ১',
  ],
  [
    'marketplace.shop',
    { keys: ['deliveryFee', 'isPaused'] },
    'Changed: delivery fee, whether it takes orders',
    'যা বদলেছে: ডেলিভারি খরচ, অর্ডার নেয় কি না',
  ],
  ['draft.discard', { lines: 4, state: 'held' }, 'Lines: 4 · Cart: held', 'কয় পদ: ৪ · কার্ট: তুলে রাখা'],
];

describe('details of the audit trail', () => {
  it.each(ENTRIES)('says %s in both languages', (action, details, english, bengali) => {
    expect(auditDetailsText({ action, details }, en, 'en')).toBe(english);
    expect(auditDetailsText({ action, details }, bn, 'bn')).toBe(bengali);
  });

  it('keeps what has no words yet, and a value that is no longer known', () => {
    const entry = {
      action: 'sale.checkout',
      details: { weather: { rain: true }, tenders: [{ kind: 'shell', amount: 100 }] },
    };
    expect(auditDetailsText(entry, en, 'en')).toBe('weather: {"rain":true} · Paid: shell ৳1');
  });

  it('names everything that a shop says of itself online', () => {
    const keys = [...Object.keys(shopProfileSchema.shape), 'isPaused'];
    const names = auditDetailsText({ action: 'marketplace.shop', details: { keys } }, en, 'en');
    expect(names).not.toMatch(/[a-z][A-Z]/);
    expect(names.split(', ')).toHaveLength(keys.length);
  });

  it('names every setting as the settings screen does', () => {
    const keys = [
      'nameBn',
      'nameEn',
      'kind',
      'addressBn',
      'addressEn',
      'phone',
      'bin',
      'drugLicence',
      'pharmacistRegistration',
    ]
      .map((key) => `shop.${key}`)
      .concat(
        ['language', 'headerBn', 'headerEn', 'footerBn', 'footerEn', 'logoBase64', 'showQr', 'showVat'].map(
          (key) => `receipt.${key}`,
        ),
      )
      .concat(
        [
          'rounding',
          'oversell',
          'nearExpiryDays',
          'requireTrxId',
          'sounds',
          'idleLockMinutes',
          'dayStartHour',
          'discountCapBp',
          'hotkeys',
        ].map((key) => `counter.${key}`),
      );
    expect(auditDetailsText({ action: 'settings.save', details: { keys } }, en, 'en')).not.toMatch(
      /shop\.|receipt\.|counter\./,
    );
  });
});
