import type { ReceiptLanguage } from '../contract/primitives.ts';
import { type Paisa, paisa } from '../money/money.ts';
import { formatTaka, type Language, localCode, localDigits } from '../text/format.ts';
import type { LocalText, PaperWidth, ReceiptBatch, ReceiptData, ReceiptLine } from './receipt-data.ts';
import { RECEIPT_LABELS, TENDER_LABELS } from './receipt-labels.ts';
import type { ReceiptLayout, ReceiptRow, RowAlign, RowSize } from './receipt-row.ts';
import {
  columnAmount,
  figuresOf,
  formatExpiry,
  formatReceiptDate,
  formatReceiptTime,
  labelText,
  pickText,
} from './receipt-words.ts';

type TextStyle = { align?: RowAlign; size?: RowSize; bold?: boolean };

function textRow(text: string, style: TextStyle = {}): ReceiptRow[] {
  if (text.trim() === '') return [];
  const { align = 'left', size = 'normal', bold = false } = style;
  return [{ kind: 'text', text: text.trim(), align, size, bold }];
}

/** The text once per language of the receipt, without saying the same thing twice. */
function localRows(text: LocalText, language: ReceiptLanguage, style: TextStyle): ReceiptRow[] {
  if (language !== 'both') return textRow(pickText(text, language), style);
  const first = textRow(pickText(text, 'bn'), style);
  if (text.en.trim() === '' || text.bn.trim() === '' || text.bn.trim() === text.en.trim()) return first;
  return [...first, ...textRow(pickText(text, 'en'), { ...style, size: 'small', bold: false })];
}

function minus(amount: Paisa): Paisa {
  return paisa(0 - amount);
}

function amountRow(label: LocalText, amount: Paisa, language: ReceiptLanguage, bold = false): ReceiptRow {
  return {
    kind: 'pair',
    left: labelText(label, language),
    right: columnAmount(amount, language),
    size: 'normal',
    bold,
  };
}

function headerRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const { shop } = data;
  const figures = figuresOf(language);
  const registered: [LocalText, string][] = [
    [RECEIPT_LABELS.phone, shop.phone],
    [RECEIPT_LABELS.bin, shop.bin],
    [RECEIPT_LABELS.drugLicence, shop.drugLicence],
    [RECEIPT_LABELS.pharmacist, shop.pharmacistRegistration],
  ];
  return [
    ...(shop.logo ? ([{ kind: 'image', bytes: shop.logo }] as const) : []),
    ...localRows(shop.name, language, { align: 'center', size: 'large', bold: true }),
    ...localRows(shop.address, language, { align: 'center', size: 'small' }),
    ...registered.flatMap(([label, value]) =>
      value.trim() === ''
        ? []
        : textRow(`${labelText(label, language)}: ${localCode(value, figures)}`, {
            align: 'center',
            size: 'small',
          }),
    ),
    ...localRows(shop.headerText, language, { align: 'center', size: 'small' }),
  ];
}

function factRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const figures = figuresOf(language);
  const fact = (label: LocalText, value: string): string =>
    value.trim() === '' ? '' : `${pickText(label, figures)} ${localDigits(value, figures)}`;
  // A till that is only a number needs the word; a name ("Till 1", "Front") says what it is.
  const till = /^[0-9০-৯]+$/u.test(data.till)
    ? fact(RECEIPT_LABELS.till, data.till)
    : localCode(data.till, figures);
  const pair = (left: string, right: string, bold: boolean): ReceiptRow => ({
    kind: 'pair',
    left,
    right,
    size: bold ? 'normal' : 'small',
    bold,
  });
  return [
    pair(labelText(RECEIPT_LABELS.receipt, language), localCode(data.code, figures), true),
    pair(formatReceiptDate(data.soldAt, figures), formatReceiptTime(data.soldAt, figures), false),
    pair(till, fact(RECEIPT_LABELS.soldBy, data.cashier), false),
    ...(data.customer
      ? [
          pair(
            `${pickText(RECEIPT_LABELS.customer, figures)}: ${localDigits(data.customer.name, figures)}`,
            localDigits(data.customer.phone, figures),
            false,
          ),
        ]
      : []),
  ];
}

function batchText(batch: ReceiptBatch, language: ReceiptLanguage): string {
  const figures = figuresOf(language);
  const number =
    batch.number.trim() === ''
      ? ''
      : `${pickText(RECEIPT_LABELS.batch, figures)} ${localCode(batch.number, figures)}`;
  const expiry = batch.expiry
    ? `${pickText(RECEIPT_LABELS.expiry, figures)} ${formatExpiry(batch.expiry, figures)}`
    : '';
  return [number, expiry].filter((part) => part !== '').join(' · ');
}

/** "2 strip × 24.00 + 3 tab × 2.40"; the pack is named again only where the quantity does not name it ("750 g × 72.00/kg"). */
function quantityText(line: ReceiptLine, language: ReceiptLanguage): string {
  const figures = figuresOf(language);
  return line.parts
    .map((part) => {
      const unit = pickText(part.unit, figures);
      const price = `${columnAmount(part.unitPrice, language)}${unit === '' ? '' : `/${unit}`}`;
      // No-break spaces: a part wraps as a whole where it can.
      return `${pickText(part.quantity, figures)} × ${price}`.replaceAll(' ', '\u00a0');
    })
    .join(' + ');
}

/** Narrow paper: name over its own lines, amount beside the quantity. Wide paper: amount beside the name. */
function lineRows(line: ReceiptLine, language: ReceiptLanguage, width: PaperWidth): ReceiptRow[] {
  const figures = figuresOf(language);
  const amount = columnAmount(line.amount, language);
  const name = pickText(line.name, figures);
  const english =
    language === 'both' && line.name.bn.trim() !== '' && line.name.en.trim() !== line.name.bn.trim()
      ? textRow(localDigits(line.name.en, 'en'), { size: 'small' })
      : [];
  const wide = width === 80;
  const detail = { kind: 'pair', size: wide ? 'small' : 'normal', bold: false, indent: true } as const;
  return [
    ...(wide
      ? ([{ kind: 'pair', left: name, right: amount, size: 'normal', bold: true }] as const)
      : textRow(name, { bold: true })),
    ...english,
    { ...detail, left: quantityText(line, language), right: wide ? '' : amount },
    ...line.batches
      .map((batch) => batchText(batch, language))
      .filter((text) => text !== '')
      .map((text) => ({ ...detail, size: 'small', left: text, right: '' }) as const),
    ...(line.discount === 0
      ? []
      : [
          {
            ...detail,
            size: 'small' as const,
            left: labelText(RECEIPT_LABELS.discount, language),
            right: columnAmount(minus(line.discount), language),
          },
        ]),
  ];
}

function totalRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const figures = figuresOf(language);
  const count = localDigits(String(data.lines.length), figures);
  const subtotal = `${labelText(RECEIPT_LABELS.subtotal, language)} (${count} ${pickText(RECEIPT_LABELS.items, figures)})`;
  return [
    {
      kind: 'pair',
      left: subtotal,
      right: columnAmount(data.subtotal, language),
      size: 'normal',
      bold: false,
    },
    ...(data.discount === 0 ? [] : [amountRow(RECEIPT_LABELS.discount, minus(data.discount), language)]),
    ...(data.rounding === 0 ? [] : [amountRow(RECEIPT_LABELS.rounding, data.rounding, language)]),
    { kind: 'rule', style: 'thick' },
    {
      kind: 'pair',
      left: pickText(RECEIPT_LABELS.total, figures),
      right: formatTaka(data.total, figures),
      size: 'large',
      rightSize: 'huge',
      bold: true,
    },
    // A reader of English finds the sum to pay in their own digits too.
    ...(language === 'both'
      ? ([
          {
            kind: 'pair',
            left: RECEIPT_LABELS.total.en,
            right: formatTaka(data.total, 'en'),
            size: 'normal',
            bold: true,
          },
        ] as const)
      : []),
    { kind: 'rule', style: 'thick' },
    ...(data.vatIncluded === 0 ? [] : [amountRow(RECEIPT_LABELS.vatIncluded, data.vatIncluded, language)]),
  ];
}

function paymentRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const saved = data.lines.reduce((sum, line) => sum + line.discount, data.discount as number) as Paisa;
  const cash = data.tenders.reduce((sum, { kind, amount }) => sum + (kind === 'cash' ? amount : 0), 0);
  const cashOnly = data.tenders.length === 1 && cash > 0;
  return [
    // With cash alone the received row says it all; the tender row would repeat the total.
    ...(cashOnly && data.received > 0
      ? []
      : data.tenders.flatMap((tender): ReceiptRow[] => [
          amountRow(TENDER_LABELS[tender.kind], tender.amount, language),
          ...(tender.reference ? textRow(`TrxID ${tender.reference}`, { size: 'small' }) : []),
        ])),
    ...(data.received > 0 && (cashOnly || data.received !== cash)
      ? [amountRow(RECEIPT_LABELS.received, data.received, language)]
      : []),
    ...(data.change > 0 ? [amountRow(RECEIPT_LABELS.change, data.change, language, true)] : []),
    ...(saved > 0 ? [amountRow(RECEIPT_LABELS.saved, saved, language)] : []),
  ];
}

function bakiRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const { customer } = data;
  if (!customer) return [];
  if (customer.balanceBefore === 0 && customer.bakiOfSale === 0 && customer.balanceAfter === 0) return [];
  return [
    { kind: 'rule', style: 'dashed' },
    amountRow(RECEIPT_LABELS.bakiBefore, customer.balanceBefore, language),
    amountRow(RECEIPT_LABELS.bakiOfSale, customer.bakiOfSale, language),
    amountRow(RECEIPT_LABELS.bakiAfter, customer.balanceAfter, language, true),
  ];
}

function footerRows(data: ReceiptData, language: ReceiptLanguage): ReceiptRow[] {
  const own = data.shop.footerText;
  const footer = own.bn.trim() === '' && own.en.trim() === '' ? RECEIPT_LABELS.thanks : own;
  return [
    { kind: 'gap', size: 'small' },
    ...localRows(footer, language, { align: 'center', size: 'normal' }),
    ...(data.showQr
      ? [
          { kind: 'gap', size: 'small' } as const,
          { kind: 'qr', text: data.code } as const,
          ...textRow(localCode(data.code, figuresOf(language)), { align: 'center', size: 'small' }),
        ]
      : []),
  ];
}

/** The receipt as rows, top to bottom, for a language and a paper width. Pure: equal input gives equal rows. */
export function layOutReceipt(
  data: ReceiptData,
  language: ReceiptLanguage,
  width: PaperWidth,
): ReceiptLayout {
  const languages: readonly Language[] = language === 'both' ? ['bn', 'en'] : [language];
  const banner = (label: LocalText): ReceiptRow[] =>
    languages.map((one) => ({ kind: 'banner', text: pickText(label, one), size: 'normal' }));
  const below: ReceiptRow = { kind: 'gap', size: 'small' };
  const training = data.training ? banner(RECEIPT_LABELS.training) : [];
  const copy = data.copy === 'reprint' ? [...banner(RECEIPT_LABELS.reprint), below] : [];
  const rows: ReceiptRow[] = [
    ...training,
    ...(data.training ? [below] : []),
    ...headerRows(data, language),
    { kind: 'gap', size: 'small' },
    ...copy,
    { kind: 'rule', style: 'thin' },
    ...factRows(data, language),
    { kind: 'rule', style: 'thin' },
    ...data.lines.flatMap((line, index): ReceiptRow[] => [
      ...(index === 0 ? [] : ([{ kind: 'gap', size: 'small' }] as const)),
      ...lineRows(line, language, width),
    ]),
    { kind: 'rule', style: 'dashed' },
    ...totalRows(data, language),
    ...paymentRows(data, language),
    ...bakiRows(data, language),
    ...footerRows(data, language),
    ...(data.training ? [below, ...training] : []),
  ];
  return {
    rows,
    watermark: data.training ? pickText(RECEIPT_LABELS.trainingMark, figuresOf(language)) : null,
  };
}
