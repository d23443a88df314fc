import type { z } from 'zod';
import type { BatchDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { AskedList, PrintedList } from '../../shared/contract/lists.contract.ts';
import type { ExportFile, reportsContract } from '../../shared/contract/reports.contract.ts';
import type { SaleSummaryDto, salesContract } from '../../shared/contract/sales.contract.ts';
import type { shelfFilterFields } from '../../shared/contract/stock.contract.ts';
import type { Paisa } from '../../shared/money/money.ts';
import type { Language } from '../../shared/text/format.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { ProductList, View } from '../catalog/index.ts';
import type { IdQuery } from '../db/reader.ts';

type Page = { offset: number; limit: number };
type FileWish = { format: 'xlsx' | 'csv'; language: Language; day: BusinessDay };
type Nothing = Record<string, never>;

/** A list as it is to be read: narrowed, with all that depends on the caller and on now. */
export type MeantList =
  | { kind: 'products'; ids: IdQuery; view: View }
  | { kind: 'stock'; ids: IdQuery; showsCost: boolean }
  | { kind: 'audit'; from: number | null; until: number | null }
  | Extract<AskedList, { kind: 'customers' | 'receipts' | 'import-issues' | 'users' }>;

/**
 * What the reading thread may be asked, and what it answers: said here by itself, so that the `Context` of every use case can have the
 * reading without knowing the areas that read. `READING_JOBS` binds each to its function.
 */
export type LongReads = {
  span: {
    input: { fromDay: BusinessDay; toDay: BusinessDay; canSeeCost: boolean };
    result: z.output<NonNullable<(typeof reportsContract.span)['~orpc']['outputSchema']>>;
  };
  exportDay: { input: FileWish & { canSeeCost: boolean; comparedUntil: number | null }; result: ExportFile };
  exportAll: { input: { day: BusinessDay }; result: ExportFile };
  /** Null where the list is longer than a file may be; `most` rows unless told otherwise. */
  exportList: {
    input: FileWish & { list: MeantList; most?: number };
    result: { file: ExportFile; rows: number } | null;
  };
  printList: { input: { list: MeantList; language: Language; most?: number }; result: PrintedList };
  checkpoint: { input: Nothing; result: { log: number; copied: number } };
  compareTotals: { input: Nothing; result: { compared: number; differences: number } };
  receipts: {
    input: {
      query: z.output<NonNullable<(typeof salesContract.list)['~orpc']['inputSchema']>>;
      language: Language;
    };
    result: { items: SaleSummaryDto[]; total: number; amount: Paisa };
  };
  products: { input: ProductList; result: { items: ProductDto[]; total: number } };
  shelf: {
    input: z.output<z.ZodObject<typeof shelfFilterFields>> & Page & { nearDays: number; view: View };
    result: { items: { product: ProductDto; batch: BatchDto }[]; total: number };
  };
  verifyAudit: { input: Nothing; result: { entries: number; brokenAt: number | null } };
};

/** Name of a long read. */
export type LongRead = keyof LongReads;

/** Runs long reads where they delay no sale. */
export type Reading = {
  /** Rejects when the job fails or the thread ends; the next job starts a new thread. */
  run<Job extends LongRead>(job: Job, input: LongReads[Job]['input']): Promise<LongReads[Job]['result']>;
  /** Ends the thread; jobs that are under way reject. */
  close(): Promise<void>;
};
