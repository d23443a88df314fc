import { z } from 'zod';
import type { Permission } from '../permissions/permissions.ts';
import { productFilterFields } from './catalog.contract.ts';
import { idSchema } from './primitives.ts';
import { receiptsQuerySchema } from './receipts-query.contract.ts';
import { shelfFilterFields } from './stock.contract.ts';
import { auditFilterFields } from './users.contract.ts';

/** A list of the back office, narrowed as it stands on the screen. */
export const askedListSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('products'), ...productFilterFields }),
  z.strictObject({ kind: z.literal('stock'), ...shelfFilterFields }),
  z.strictObject({ kind: z.literal('customers'), text: z.string().max(100).default('') }),
  receiptsQuerySchema.omit({ offset: true, limit: true }).extend({ kind: z.literal('receipts') }),
  z.strictObject({ kind: z.literal('import-issues'), importId: idSchema }),
  z.strictObject({ kind: z.literal('users') }),
  z.strictObject({ kind: z.literal('audit'), ...auditFilterFields }),
]);
export type AskedList = z.infer<typeof askedListSchema>;

/** What one must hold to take a list out of the shop. Whole lists of people and of sales are for those who see the reports. */
export const LIST_PERMISSIONS: Readonly<Record<AskedList['kind'], readonly Permission[]>> = {
  products: ['catalog.view'],
  stock: ['stock.view'],
  customers: ['customers.view', 'reports.view'],
  receipts: ['sales.view', 'reports.view'],
  'import-issues': ['catalog.import'],
  users: ['users.manage'],
  audit: ['audit.view'],
};

/** The most rows of a list in a file; a longer one is refused as TOO_MANY_ROWS. */
export const MOST_ROWS_IN_FILE = 100_000;
/** The most rows of a list on paper; a longer one is cut there, and says so. */
export const MOST_ROWS_ON_PAPER = 2_000;

/**
 * What a column holds: text, text whose digits follow the language (phones, receipt numbers), whole paisa, a whole number, a day
 * (YYYY-MM-DD) or a moment (UTC ms).
 */
export const columnKindSchema = z.enum(['text', 'digits', 'money', 'count', 'day', 'moment']);
export type ColumnKind = z.infer<typeof columnKindSchema>;

/** A list as a table for paper. */
export const printedListSchema = z.strictObject({
  name: z.string(),
  columns: z.array(z.strictObject({ header: z.string(), kind: columnKindSchema })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** True when the list has more rows than go on paper. */
  isCut: z.boolean(),
});
export type PrintedList = z.infer<typeof printedListSchema>;
