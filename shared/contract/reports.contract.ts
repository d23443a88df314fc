import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { askedListSchema, printedListSchema } from './lists.contract.ts';
import { daySchema, idSchema, paisaSchema, stockSchema } from './primitives.ts';
import { command, query } from './procedure.ts';
import { TENDER_KINDS } from './sales.contract.ts';

/** The sums of one day or span. Net = subtotal − discounts + rounding = what the receipts add up to. */
export const dayTotalsSchema = z.strictObject({
  receipts: z.int(),
  lines: z.int(),
  subtotal: paisaSchema,
  discount: paisaSchema,
  rounding: paisaSchema,
  net: paisaSchema,
  /**
   * Frozen cost of the lines that have one, and their sales after discounts − that cost. Both leave out `netWithoutCost` and the
   * rounding of receipts, and are null where no line had a known cost, or without `cost.view`.
   */
  cost: paisaSchema.nullable(),
  profit: paisaSchema.nullable(),
  /** Sales of lines without a known cost: the profit leaves them out. */
  netWithoutCost: paisaSchema,
  vatIncluded: paisaSchema,
  bakiGiven: paisaSchema,
  averageBasket: paisaSchema,
});

export const dayReportSchema = z.strictObject({
  day: daySchema,
  /** The same weekday one week before. */
  previousDay: daySchema,
  /** The newest day there is something to see of: today, or a later one that was sold on while the clock was ahead. */
  lastDay: daySchema,
  /**
   * While `day` is running, the moment a week ago (UTC ms) up to which `previous` and `previousAmount` are counted; null when they
   * are of the whole day. `previousNet` of an hour is always of the whole hour.
   */
  comparedUntil: z.int().nullable(),
  totals: dayTotalsSchema,
  previous: dayTotalsSchema,
  tenders: z.array(
    z.strictObject({
      kind: z.enum(TENDER_KINDS),
      receipts: z.int(),
      amount: paisaSchema,
      previousAmount: paisaSchema,
    }),
  ),
  hours: z.array(
    z.strictObject({ hour: z.int(), receipts: z.int(), net: paisaSchema, previousNet: paisaSchema }),
  ),
  products: z.array(
    z.strictObject({
      productId: idSchema.nullable(),
      nameBn: z.string(),
      nameEn: z.string(),
      /** Empty for quick items and goods without one. */
      strength: z.string(),
      dosageForm: z.string(),
      baseUnit: z.string(),
      quantity: stockSchema,
      net: paisaSchema,
      /** Of its lines with a known cost; null where there are none. */
      profit: paisaSchema.nullable(),
      netWithoutCost: paisaSchema,
      receipts: z.int(),
    }),
  ),
  categories: z.array(
    z.strictObject({
      categoryId: idSchema.nullable(),
      nameBn: z.string(),
      nameEn: z.string(),
      net: paisaSchema,
      /** Of its lines with a known cost; null where there are none. */
      profit: paisaSchema.nullable(),
      netWithoutCost: paisaSchema,
      receipts: z.int(),
    }),
  ),
});
export type DayReportDto = z.infer<typeof dayReportSchema>;

/** A file handed to the person: the screen saves it under `fileName`. */
export const exportFileSchema = z.strictObject({
  fileName: z.string(),
  mime: z.string(),
  contentBase64: z.string(),
});

export type ExportFile = z.infer<typeof exportFileSchema>;

export const reportsContract = {
  day: query('reports.view', '/reports/day')
    .input(z.strictObject({ day: daySchema }))
    .output(dayReportSchema),
  /** Sums of a few days back, for the little trend beside the day. */
  recentDays: query('reports.view', '/reports/recent-days')
    .input(z.strictObject({ until: daySchema, days: z.coerce.number().int().min(1).max(92).default(14) }))
    .output(
      z.strictObject({
        items: z.array(z.strictObject({ day: daySchema, receipts: z.int(), net: paisaSchema })),
      }),
    ),
  /** The day as a workbook (all sections and every receipt line) or as CSV of the receipt lines. Audited. */
  exportDay: command('reports.view', '/reports/day/export')
    .input(
      z.strictObject({ day: daySchema, format: z.enum(['xlsx', 'csv']), language: z.enum(['bn', 'en']) }),
    )
    .output(exportFileSchema),
  /** Everything the shop owns as a ZIP of CSV files, one per table, and its pictures; no PINs, no tokens. Audited. */
  exportAll: command('settings.manage', '/reports/export-all')
    .input(z.strictObject({}))
    .output(exportFileSchema),
  /** A list of the back office as a file, narrowed as it is asked; who may, says LIST_PERMISSIONS. Costs only with `cost.view`. Audited. */
  exportList: command('signed-in', '/reports/lists/export')
    .errors(refusals('TOO_MANY_ROWS'))
    .input(
      z.strictObject({
        list: askedListSchema,
        format: z.enum(['xlsx', 'csv']),
        language: z.enum(['bn', 'en']),
      }),
    )
    .output(exportFileSchema),
  /** The same as a table for paper, its first 2,000 rows. Audited. */
  printList: command('signed-in', '/reports/lists/print')
    .input(z.strictObject({ list: askedListSchema, language: z.enum(['bn', 'en']) }))
    .output(printedListSchema),
  /** Profit and sales over any span of days, from the maintained totals, on the reading connection. */
  span: query('reports.view', '/reports/span')
    .input(z.strictObject({ fromDay: daySchema, toDay: daySchema }))
    .output(
      z.strictObject({
        totals: dayTotalsSchema,
        days: z.array(
          z.strictObject({
            day: daySchema,
            receipts: z.int(),
            net: paisaSchema,
            profit: paisaSchema.nullable(),
            netWithoutCost: paisaSchema,
          }),
        ),
      }),
    ),
  /** Recomputes the maintained totals from the ledgers and says how many figures differed (it must be none). */
  rebuildTotals: command('settings.manage', '/reports/rebuild-totals')
    .input(z.strictObject({}))
    .output(z.strictObject({ compared: z.int(), differences: z.int() })),
};
