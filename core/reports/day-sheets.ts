import type { DayReportDto } from '../../shared/contract/reports.contract.ts';
import { TENDER_KINDS, type TenderKind } from '../../shared/contract/sales.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import { DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';
import { EXPORT_TEXTS, TENDER_NAMES, unitName } from './export-texts.ts';
import type { ReceiptLineRow } from './reports.repo.ts';
import { type ColumnKind, nameIn, type Sheet, sheetOf } from './sheet.ts';

const MONEY = [
  'subtotal',
  'discount',
  'rounding',
  'net',
  'cost',
  'profit',
  'netWithoutCost',
  'vatIncluded',
  'bakiGiven',
  'averageBasket',
] as const;

/**
 * Every receipt line of the day as one table. What belongs to the receipt and not to a line (rounding, total, what was paid by each kind of
 * tender) stands in its first row alone, so that every column adds up to the day's report; costs only where they may be seen.
 */
export function linesSheet(
  rows: readonly ReceiptLineRow[],
  options: { language: Language; canSeeCost: boolean },
): Sheet {
  const { language, canSeeCost } = options;
  const texts = EXPORT_TEXTS[language];
  const clock = (at: number) => new Date(at + DHAKA_OFFSET_MS).toISOString();
  const paidBy = (kind: TenderKind) => ({
    header: TENDER_NAMES[language][kind],
    kind: 'money' as const,
    of: ({ paid }: ReceiptLineRow) =>
      paid === null ? null : ((JSON.parse(paid) as Partial<Record<TenderKind, number>>)[kind] ?? null),
  });
  return sheetOf(texts.sheets.lines, rows, [
    { header: texts.receipt, kind: 'text', of: (row) => row.receiptCode },
    { header: texts.date, kind: 'text', of: (row) => clock(row.soldAt).slice(0, 10) },
    { header: texts.time, kind: 'text', of: (row) => clock(row.soldAt).slice(11, 16) },
    { header: texts.till, kind: 'text', of: (row) => row.tillName },
    { header: texts.seller, kind: 'text', of: (row) => row.userName },
    { header: texts.customer, kind: 'text', of: (row) => row.customerName },
    { header: texts.line, kind: 'count', of: (row) => row.lineNo },
    { header: texts.product, kind: 'text', of: (row) => nameIn(row, language) },
    { header: texts.strength, kind: 'text', of: (row) => row.strength },
    { header: texts.form, kind: 'text', of: (row) => row.dosageForm },
    { header: texts.quantity, kind: 'count', of: (row) => row.quantity },
    { header: texts.unit, kind: 'text', of: (row) => unitName(row.baseUnit, language) },
    { header: texts.amount, kind: 'money', of: (row) => row.amount },
    { header: texts.discount, kind: 'money', of: (row) => row.discount },
    { header: texts.net, kind: 'money', of: (row) => row.net },
    canSeeCost ? { header: texts.cost, kind: 'money', of: (row) => row.cost } : null,
    { header: texts.rounding, kind: 'money', of: (row) => row.rounding },
    { header: texts.receiptTotal, kind: 'money', of: (row) => row.total },
    ...TENDER_KINDS.map(paidBy),
  ]);
}

/** The day that is compared with, and up to when while the day itself is running. */
function previousName({ previousDay, comparedUntil }: DayReportDto, language: Language): string {
  if (comparedUntil === null) return previousDay;
  const clock = new Date(comparedUntil + DHAKA_OFFSET_MS).toISOString().slice(11, 16);
  return EXPORT_TEXTS[language].until(previousDay, clock);
}

/** The day and the same weekday a week before, a row each. */
function summarySheet(report: DayReportDto, language: Language, canSeeCost: boolean): Sheet {
  const texts = EXPORT_TEXTS[language];
  const days = [
    { day: report.day, ...report.totals },
    { day: previousName(report, language), ...report.previous },
  ];
  const field = (key: 'receipts' | 'lines' | (typeof MONEY)[number], kind: ColumnKind) => ({
    header: texts[key],
    kind,
    of: (row: (typeof days)[number]) => row[key],
  });
  return sheetOf(texts.sheets.summary, days, [
    { header: texts.date, kind: 'text', of: (row) => row.day },
    field('receipts', 'count'),
    field('lines', 'count'),
    ...MONEY.filter((key) => canSeeCost || (key !== 'cost' && key !== 'profit')).map((key) =>
      field(key, 'money'),
    ),
  ]);
}

/** The whole day as tables: figures, tenders, hours, all products, all categories, every receipt line. */
export function daySheets(
  report: DayReportDto,
  lines: readonly ReceiptLineRow[],
  options: { language: Language; canSeeCost: boolean },
): Sheet[] {
  const { language, canSeeCost } = options;
  const texts = EXPORT_TEXTS[language];
  const pad = (hour: number) => String(hour).padStart(2, '0');
  return [
    summarySheet(report, language, canSeeCost),
    sheetOf(texts.sheets.tenders, report.tenders, [
      { header: texts.tender, kind: 'text', of: (row) => TENDER_NAMES[language][row.kind] },
      { header: texts.receipts, kind: 'count', of: (row) => row.receipts },
      { header: report.day, kind: 'money', of: (row) => row.amount },
      { header: previousName(report, language), kind: 'money', of: (row) => row.previousAmount },
    ]),
    sheetOf(texts.sheets.hours, report.hours, [
      { header: texts.hour, kind: 'text', of: (row) => `${pad(row.hour)}:00–${pad(row.hour)}:59` },
      { header: texts.receipts, kind: 'count', of: (row) => row.receipts },
      { header: report.day, kind: 'money', of: (row) => row.net },
      { header: report.previousDay, kind: 'money', of: (row) => row.previousNet },
    ]),
    sheetOf(texts.sheets.products, report.products, [
      {
        header: texts.product,
        kind: 'text',
        of: (row) => (row.productId === null ? texts.quickItem : nameIn(row, language)),
      },
      { header: texts.strength, kind: 'text', of: (row) => row.strength },
      { header: texts.form, kind: 'text', of: (row) => row.dosageForm },
      { header: texts.quantity, kind: 'count', of: (row) => row.quantity },
      { header: texts.unit, kind: 'text', of: (row) => unitName(row.baseUnit, language) },
      { header: texts.net, kind: 'money', of: (row) => row.net },
      canSeeCost ? { header: texts.profit, kind: 'money', of: (row) => row.profit } : null,
      canSeeCost ? { header: texts.netWithoutCost, kind: 'money', of: (row) => row.netWithoutCost } : null,
      { header: texts.receipts, kind: 'count', of: (row) => row.receipts },
    ]),
    sheetOf(texts.sheets.categories, report.categories, [
      {
        header: texts.category,
        kind: 'text',
        of: (row) => (row.categoryId === null ? texts.noCategory : nameIn(row, language)),
      },
      { header: texts.net, kind: 'money', of: (row) => row.net },
      canSeeCost ? { header: texts.profit, kind: 'money', of: (row) => row.profit } : null,
      canSeeCost ? { header: texts.netWithoutCost, kind: 'money', of: (row) => row.netWithoutCost } : null,
      { header: texts.receipts, kind: 'count', of: (row) => row.receipts },
    ]),
    linesSheet(lines, options),
  ];
}
