import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { ReceiptLayout, ReceiptRow } from '../../shared/receipt/receipt-row.ts';
import { formatReceiptDate, formatReceiptTime } from '../../shared/receipt/receipt-words.ts';

const CONJUNCTS = [
  'ক্ষ জ্ঞ ঞ্চ ষ্ণ স্ত্র ন্ত্র',
  'ক্ট ম্প্র ক্য প্র র্ক হ্ম',
  'কি কী কু কূ কৃ কে কৈ কো কৌ',
  'গাড়ি গাঢ় সময় হঠাৎ রং দুঃখ চাঁদ',
];

function wordsRow(value: string, size: 'small' | 'normal' | 'large' = 'normal'): ReceiptRow {
  return { kind: 'text', text: value, align: 'center', size, bold: size === 'large' };
}

/** The page that shows whether a printer is set up right: both scripts, conjuncts, and a ruler that ends at both margins. */
export function layOutTestPage(printer: PrinterDto, at: number): ReceiptLayout {
  const millimetres = printer.widthDots === 384 ? 58 : 80;
  return {
    watermark: null,
    rows: [
      wordsRow('পরীক্ষামূলক প্রিন্ট', 'large'),
      wordsRow('Test page'),
      { kind: 'rule', style: 'thin' },
      { kind: 'pair', left: printer.name, right: `${millimetres} mm`, size: 'normal', bold: true },
      {
        kind: 'pair',
        left: `${formatReceiptDate(at, 'bn')} ${formatReceiptTime(at, 'bn')}`,
        right: formatReceiptTime(at, 'en'),
        size: 'small',
        bold: false,
      },
      { kind: 'rule', style: 'dashed' },
      ...CONJUNCTS.map((line) => wordsRow(line)),
      wordsRow('০১২৩৪৫৬৭৮৯ · ৳১২,৩৪,৫৬৭.৫০'),
      wordsRow('0123456789 · ৳12,34,567.50'),
      wordsRow('ছোট লেখা: ব্যাচ NE২৩০৪ · মেয়াদ ০৩/২৭', 'small'),
      { kind: 'gap', size: 'small' },
      { kind: 'ruler' },
      wordsRow('দুই পাশের লম্বা দাগ দেখা গেলে মাপ ঠিক আছে', 'small'),
      wordsRow('Both end marks visible: width is right', 'small'),
      { kind: 'qr', text: 'DOKANI' },
      { kind: 'banner', text: 'শেষ · END', size: 'normal' },
    ],
  };
}
