import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** A job of the print queue. `printerId` null: whatever printer is the default when the job is taken. */
export type PrintJobRow = {
  id: string;
  kind: 'receipt' | 'reprint' | 'test' | 'drawer';
  saleId: string | null;
  receiptCode: string | null;
  printerId: string | null;
  language: ReceiptLanguage | null;
  kickDrawer: boolean;
  status: 'queued' | 'printing' | 'done' | 'failed' | 'cancelled';
  attempts: number;
  createdAt: number;
  retryAt: number;
  doneAt: number | null;
  lastError: string;
};

/** What a new job says; it is due at once. */
export type NewPrintJob = Pick<
  PrintJobRow,
  'id' | 'kind' | 'saleId' | 'printerId' | 'language' | 'kickDrawer'
>;

const JOB = `SELECT j.id, j.kind, j.sale_id AS saleId, s.receipt_code AS receiptCode, j.printer_id AS printerId, j.language,
    j.kick_drawer AS kickDrawer, j.status, j.attempts, j.created_at AS createdAt, j.retry_at AS retryAt, j.done_at AS doneAt,
    j.last_error AS lastError
  FROM print_jobs j LEFT JOIN sales s ON s.id = j.sale_id`;

type StoredJob = Omit<PrintJobRow, 'kickDrawer'> & { kickDrawer: number };
const jobOf = (row: StoredJob): PrintJobRow => ({ ...row, kickDrawer: row.kickDrawer === 1 });

/** Adds a job unless its id is known already; true when it was added. */
export function insertJob(db: ShopDb, job: NewPrintJob, now: number): boolean {
  const { changes } = db
    .statement(
      `INSERT INTO print_jobs (id, kind, sale_id, printer_id, language, kick_drawer, status, created_at, retry_at)
      VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    .run(job.id, job.kind, job.saleId, job.printerId, job.language, job.kickDrawer ? 1 : 0, now, now);
  return changes === 1;
}

/** The job; undefined when there is none. */
export function findJob(db: ShopDb, id: string): PrintJobRow | undefined {
  const row = db.statement<[string], StoredJob>(`${JOB} WHERE j.id = ?`).get(id);
  return row && jobOf(row);
}

/** Jobs, newest first. */
export function listJobs(db: ShopDb, limit: number): PrintJobRow[] {
  // In the order of their making by rowid: a shop's file holds a job for every sale of the last weeks.
  return db.statement<[number], StoredJob>(`${JOB} ORDER BY j.rowid DESC LIMIT ?`).all(limit).map(jobOf);
}

/** How many jobs wait (or are on the printer), and how many have failed. */
export function countJobs(db: ShopDb): { waiting: number; failed: number } {
  const count = db.statement<[string], { count: number }>(
    'SELECT count(*) AS count FROM print_jobs WHERE status = ?',
  );
  const of = (status: PrintJobRow['status']): number => count.get(status)?.count ?? 0;
  return { waiting: of('queued') + of('printing'), failed: of('failed') };
}

/** Jobs that wait, oldest first. */
export function listQueued(db: ShopDb): PrintJobRow[] {
  return db
    .statement<[], StoredJob>(`${JOB} WHERE j.status = 'queued' ORDER BY j.created_at, j.rowid`)
    .all()
    .map(jobOf);
}

/** Moves a job on, if it is still in one of the states `from`; true when it was. */
export function moveJob(
  db: ShopDb,
  id: string,
  from: readonly PrintJobRow['status'][],
  to: Partial<Pick<PrintJobRow, 'attempts' | 'retryAt' | 'doneAt' | 'lastError' | 'printerId'>> & {
    status: PrintJobRow['status'];
  },
): boolean {
  const { changes } = db
    .statement(
      `UPDATE print_jobs SET status = ?, attempts = coalesce(?, attempts), retry_at = coalesce(?, retry_at),
        done_at = coalesce(?, done_at), last_error = coalesce(?, last_error), printer_id = coalesce(?, printer_id)
      WHERE id = ? AND status IN (SELECT value FROM json_each(?))`,
    )
    .run(
      to.status,
      to.attempts ?? null,
      to.retryAt ?? null,
      to.doneAt ?? null,
      to.lastError ?? null,
      to.printerId ?? null,
      id,
      JSON.stringify(from),
    );
  return changes === 1;
}

/** Puts back in the queue what was on the printer when the program ended; the number of such jobs. */
export function requeueInterrupted(db: ShopDb): number {
  return db.statement("UPDATE print_jobs SET status = 'queued' WHERE status = 'printing'").run().changes;
}

/** Deletes at most `limit` jobs of a finished status that were last due before the UTC instant; how many they were. */
export function deleteFinished(
  db: ShopDb,
  status: 'done' | 'failed' | 'cancelled',
  before: number,
  limit: number,
): number {
  return db
    .statement(
      'DELETE FROM print_jobs WHERE rowid IN (SELECT rowid FROM print_jobs WHERE status = ? AND retry_at < ? ORDER BY retry_at LIMIT ?)',
    )
    .run(status, before, limit).changes;
}

type StoredPrinter = {
  id: string;
  name: string;
  widthDots: 384 | 576;
  connection: string;
  cut: number;
  drawer: number;
  isDefault: number;
};

/** The printers that were set up, by name. */
export function listPrinters(db: ShopDb): PrinterDto[] {
  return db
    .statement<[], StoredPrinter>(
      'SELECT id, name, width_dots AS widthDots, connection, cut, drawer, is_default AS isDefault FROM printers ORDER BY name',
    )
    .all()
    .map((row) => ({
      ...row,
      connection: JSON.parse(row.connection) as PrinterDto['connection'],
      cut: row.cut === 1,
      drawer: row.drawer === 1,
      isDefault: row.isDefault === 1,
    }));
}

/** Adds or replaces a printer. When it is the default, no other one is. */
export function putPrinter(db: ShopDb, printer: PrinterDto): void {
  if (printer.isDefault) db.statement('UPDATE printers SET is_default = 0').run();
  db.statement(
    `INSERT INTO printers (id, name, width_dots, connection, cut, drawer, is_default) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, width_dots = excluded.width_dots, connection = excluded.connection,
      cut = excluded.cut, drawer = excluded.drawer, is_default = excluded.is_default`,
  ).run(
    printer.id,
    printer.name,
    printer.widthDots,
    JSON.stringify(printer.connection),
    printer.cut ? 1 : 0,
    printer.drawer ? 1 : 0,
    printer.isDefault ? 1 : 0,
  );
}

/** Forgets a printer; false when there was none. */
export function deletePrinter(db: ShopDb, id: string): boolean {
  return db.statement('DELETE FROM printers WHERE id = ?').run(id).changes === 1;
}
