import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paisa } from '../money/money.ts';
import { GROCERY_RECEIPT, PHARMACY_RECEIPT, TRAINING_RECEIPT } from './receipt-fixtures.ts';
import { layOutReceipt } from './receipt-layout.ts';
import type { ReceiptRow } from './receipt-row.ts';
import { formatExpiry, formatReceiptDate, formatReceiptTime } from './receipt-words.ts';

function textsOf(rows: readonly ReceiptRow[]): string[] {
  return rows
    .flatMap((row) =>
      row.kind === 'pair'
        ? [`${row.left} | ${row.right}`]
        : row.kind === 'text' || row.kind === 'banner'
          ? [row.text]
          : [],
    )
    .map((text) => text.replaceAll('\u00a0', ' '));
}

const written = (data = PHARMACY_RECEIPT, language: 'bn' | 'en' | 'both' = 'en', width: 58 | 80 = 58) =>
  textsOf(layOutReceipt(data, language, width).rows);

describe('the layout of a receipt', () => {
  it('says everything a pharmacy receipt must say, in English', () => {
    expect(written()).toEqual([
      'Sreemangal Drug House',
      '12 Habiganj Road, Sreemangal, Moulvibazar',
      'Phone: 01712-345678',
      'BIN: 001234567-0101',
      'Drug licence: SYL-4471',
      'Pharmacist reg.: B-20817',
      'Receipt | T1-000123',
      '21/11/2026 | 3:05 PM',
      'Till 1 | Sold by Rahima',
      'Napa Extend Tablet 665 mg',
      '2 strip × 24.00 + 3 tab × 2.00 | 54.00',
      'Batch NE2304 · Exp 03/27 | ',
      'Amoxicillin + Clavulanic Acid Powder for Suspension (Strawberry) 100 ml',
      '1 bottle × 325.50 | 325.50',
      'Batch AC1187 · Exp 12/26 | ',
      'Batch AC1190 · Exp 06/27 | ',
      'Discount | -15.50',
      'Monas 10 mg Tablet',
      '1 strip × 262.40 | 262.40',
      'Batch MN-77 | ',
      'Subtotal (3 items) | 626.40',
      'Discount | -20.00',
      'Rounding | -0.40',
      'TOTAL | ৳606',
      'VAT included | 14.21',
      'Cash given | 1,000.00',
      'Change | 394.00',
      'You saved | 35.50',
      'Thank you, come again',
      'T1-000123',
    ]);
  });

  it.each([58, 80] as const)(
    'has no Latin digit on a Bengali receipt but in identifiers with a Latin letter, which are searched for and compared (%i mm)',
    (width) => {
      const latin = [PHARMACY_RECEIPT, GROCERY_RECEIPT, TRAINING_RECEIPT].flatMap((data) =>
        written(data, 'bn', width).filter((text) => /[0-9]/.test(text) && !text.startsWith('TrxID ')),
      );
      const words = latin.flatMap((text) => text.split(/[\s:|·]+/)).filter((word) => /[0-9]/.test(word));
      expect(words.filter((word) => !/^[A-Z]+[A-Z0-9-]*$/.test(word))).toEqual([]);
      expect(words).toContain('T1-000123');
      expect(latin).toContain('ব্যাচ NE2304 · মেয়াদ ০৩/২৭ | ');
    },
  );

  it('has no Bengali letter or digit on an English one but in names that are known in Bengali only', () => {
    expect(
      written(PHARMACY_RECEIPT, 'en').filter((text) => /[\u0980-\u09e5\u09e6-\u09ef]/.test(text)),
    ).toEqual([]);
    const bengali = written(GROCERY_RECEIPT, 'en').filter((text) => /[\u0980-\u09ef]/.test(text));
    expect(bengali).toEqual(['Till 2 | Sold by ইব্রাহিম', 'Customer: মোঃ আব্দুল কুদ্দুস | 01819-223344']);
  });

  it('writes both names, and the total in both scripts, on a receipt in both languages', () => {
    const texts = written(PHARMACY_RECEIPT, 'both');
    expect(texts).toContain('নাপা এক্সটেন্ড ট্যাবলেট ৬৬৫ মি.গ্রা.');
    expect(texts).toContain('Napa Extend Tablet 665 mg');
    expect(texts).toContain('সর্বমোট | ৳৬০৬');
    expect(texts).toContain('TOTAL | ৳606');
    expect(texts).toContain('ফেরত / Change | ৩৯৪.০০');
  });

  it('shows each tender with its transaction id, and what the customer owes before and after', () => {
    const texts = written(GROCERY_RECEIPT, 'bn');
    expect(texts).toEqual(
      expect.arrayContaining([
        'কপি রসিদ',
        '৭৫০ গ্রাম × ৭২.০০/কেজি | ৫৪.০০',
        'রাউন্ডিং | ০.৫০',
        'সর্বমোট | ৳২,৪৬,৯৬৮',
        'ক্যাশ | ২,০০,০০০.০০',
        'বিকাশ | ৪০,০০০.০০',
        'TrxID BKA7X91Q2Z',
        'বাকি | ৬,৯৬৮.০০',
        'আগের বাকি | ১,২৫০.০০',
        'এই রসিদে বাকি | ৬,৯৬৮.০০',
        'মোট বাকি | ৮,২১৮.০০',
        'বিক্রীত পণ্য ৩ দিনের মধ্যে বদলানো যায়',
      ]),
    );
    expect(texts.join()).not.toContain('ড্রাগ লাইসেন্স');
  });

  it('marks copies and training, and nothing else', () => {
    const banners = (data = PHARMACY_RECEIPT) =>
      layOutReceipt(data, 'en', 80).rows.flatMap((row) => (row.kind === 'banner' ? [row.text] : []));
    expect(banners()).toEqual([]);
    expect(banners(GROCERY_RECEIPT)).toEqual(['REPRINT COPY']);
    expect(banners(TRAINING_RECEIPT)).toEqual([
      'TRAINING · NOT A REAL RECEIPT',
      'TRAINING · NOT A REAL RECEIPT',
    ]);
    expect(layOutReceipt(TRAINING_RECEIPT, 'bn', 80).watermark).toBe('প্রশিক্ষণ');
    expect(layOutReceipt(PHARMACY_RECEIPT, 'bn', 80).watermark).toBeNull();
  });

  it('carries the receipt number as QR unless the shop does not want it', () => {
    const codes = (showQr: boolean) =>
      layOutReceipt({ ...PHARMACY_RECEIPT, showQr }, 'bn', 58).rows.flatMap((row) =>
        row.kind === 'qr' ? [row.text] : [],
      );
    expect(codes(true)).toEqual(['T1-000123']);
    expect(codes(false)).toEqual([]);
  });

  it('leaves out what is zero or empty, and shows every sum that is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 0, max: 99_999 }),
        (total, vat) => {
          const data = {
            ...PHARMACY_RECEIPT,
            discount: paisa(0),
            rounding: paisa(0),
            change: paisa(0),
            total: paisa(total),
            vatIncluded: paisa(vat),
          };
          const texts = written(data);
          expect(texts.some((text) => text.startsWith('VAT included'))).toBe(vat > 0);
          expect(texts.some((text) => text.startsWith('Rounding') || text.startsWith('Change'))).toBe(false);
          const printed = texts.find((text) => text.startsWith('TOTAL'))?.replace(/[^0-9.]/g, '');
          expect(Math.round(Number(printed) * 100)).toBe(total);
        },
      ),
    );
  });
});

describe('dates and times on a receipt', () => {
  const at = (hour: number, minute = 5) => Date.UTC(2026, 10, 21, hour - 6, minute);

  it('writes the day as 21/11/2026 in either script', () => {
    expect(formatReceiptDate(at(15), 'en')).toBe('21/11/2026');
    expect(formatReceiptDate(at(15), 'bn')).toBe('২১/১১/২০২৬');
    expect(formatReceiptDate(Date.UTC(2026, 10, 21, 18, 30), 'en')).toBe('22/11/2026');
  });

  it.each([
    [0, '12:05 AM', 'রাত ১২:০৫'],
    [5, '5:05 AM', 'ভোর ৫:০৫'],
    [9, '9:05 AM', 'সকাল ৯:০৫'],
    [12, '12:05 PM', 'দুপুর ১২:০৫'],
    [15, '3:05 PM', 'বিকাল ৩:০৫'],
    [18, '6:05 PM', 'সন্ধ্যা ৬:০৫'],
    [23, '11:05 PM', 'রাত ১১:০৫'],
  ])('tells the hour %i in both languages', (hour, english, bengali) => {
    expect(formatReceiptTime(at(hour), 'en')).toBe(english);
    expect(formatReceiptTime(at(hour), 'bn')).toBe(bengali);
  });

  it('writes an expiry as the strip does', () => {
    expect(formatExpiry('2027-03-31', 'en')).toBe('03/27');
    expect(formatExpiry('2027-03', 'bn')).toBe('০৩/২৭');
  });
});
