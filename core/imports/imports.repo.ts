import {
  type ImportDto,
  type ImportFailure,
  type ImportMapping,
  type ImportOptions,
  importFailureSchema,
} from '../../shared/contract/imports.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import type { Issue } from './draft.ts';

const COLUMNS = `i.id, i.file_name AS fileName, i.status, i.rows_total AS rowsTotal, i.rows_done AS rowsDone, i.created,
  i.updated, i.unchanged, i.refused, i.warnings, i.created_at AS createdAt, i.finished_at AS finishedAt, i.failure, i.kept,
  CASE WHEN json_array_length(i.sheets) > 1 THEN i.sheet END AS sheet,
  i.status = 'done' AND i.created + i.updated > 0 AS canUndo`;

type ImportRow = Omit<ImportDto, 'canUndo' | 'failure'> & { canUndo: 0 | 1; failure: string | null };

const toDto = (row: ImportRow): ImportDto => ({
  ...row,
  // Shops of earlier versions hold sentences here.
  failure: row.failure === null ? null : importFailureSchema.catch('unexpected').parse(row.failure),
  canUndo: row.canUndo === 1,
});

/** An import as the wire has it, or undefined. */
export function importDto(db: ShopDb, id: string): ImportDto | undefined {
  const row = db.statement<[string], ImportRow>(`SELECT ${COLUMNS} FROM imports AS i WHERE id = ?`).get(id);
  return row && toDto(row);
}

/** The newest hundred imports, newest first. */
export function importDtos(db: ShopDb): ImportDto[] {
  return db
    .statement<[], ImportRow>(
      `SELECT ${COLUMNS} FROM imports AS i ORDER BY created_at DESC, rowid DESC LIMIT 100`,
    )
    .all()
    .map(toDto);
}

/** Marks an import as running. */
export function startImport(db: ShopDb, id: string, mapping: ImportMapping, options: ImportOptions): void {
  db.statement("UPDATE imports SET status = 'running', mapping = ?, options = ? WHERE id = ?").run(
    JSON.stringify(mapping),
    JSON.stringify(options),
    id,
  );
}

/**
 * From here on the import goes forward whatever happens: `applying` makes its goods visible, `undoing` takes them back. Who asked is
 * kept, for a step that is finished after a restart.
 */
export function passPointOfNoReturn(
  db: ShopDb,
  id: string,
  step: 'applying' | 'undoing',
  by: { userId: string; tillId: number },
): void {
  db.statement(
    'UPDATE imports SET status = ?, step_user_id = ?, step_till_id = ?, rows_done = 0, failure = NULL WHERE id = ?',
  ).run(step, by.userId, by.tillId, id);
}

/** Keeps how much was decided, and what is known before any of it is carried out. */
export function setDecided(
  db: ShopDb,
  id: string,
  decided: { total: number; unchanged: number; refused: number; warnings: number },
): void {
  db.statement(
    `UPDATE imports SET work_total = @total, created = 0, updated = 0, unchanged = @unchanged, refused = @refused,
       warnings = @warnings WHERE id = @id`,
  ).run({ ...decided, id });
}

/** How many products were decided on. */
export function workTotal(db: ShopDb, id: string): number {
  const row = db
    .statement<[string], { total: number }>('SELECT work_total AS total FROM imports WHERE id = ?')
    .get(id);
  return row?.total ?? 0;
}

/** Says that a step beyond the point of no return could not go on for now, or (null) that it goes on. */
export function setFailure(db: ShopDb, id: string, failure: ImportFailure | null): void {
  db.statement('UPDATE imports SET failure = ? WHERE id = ?').run(failure, id);
}

/** The status of an import that is waiting or at work, or undefined. */
export function busyStatus(db: ShopDb): string | undefined {
  return db
    .statement<[], { status: string }>(
      "SELECT status FROM imports WHERE status IN ('running', 'applying', 'undoing') LIMIT 1",
    )
    .get()?.status;
}

/** An import that was stopped beyond its point of no return, with all that finishing it needs. */
export type UnfinishedStep = {
  importId: string;
  step: 'applying' | 'undoing';
  options: string;
  userId: string;
  tillId: number;
};

/** Imports whose applying or undoing was cut off. */
export function unfinishedSteps(db: ShopDb): UnfinishedStep[] {
  return db
    .statement<[], UnfinishedStep>(
      `SELECT id AS importId, status AS step, options, step_user_id AS userId, step_till_id AS tillId
       FROM imports WHERE status IN ('applying', 'undoing')`,
    )
    .all();
}

/** How far an import is. */
export function setProgress(db: ShopDb, id: string, rowsDone: number): void {
  db.statement('UPDATE imports SET rows_done = ? WHERE id = ?').run(rowsDone, id);
}

function dropFile(db: ShopDb, id: string): void {
  db.statement('DELETE FROM import_files WHERE import_id = ?').run(id);
}

/** The counts that an import ends with. */
export type ImportCounts = Pick<ImportDto, 'created' | 'updated' | 'unchanged' | 'refused' | 'warnings'>;

/** Adds to an import's counts. */
export function addCounts(db: ShopDb, id: string, counts: ImportCounts): void {
  db.statement(
    `UPDATE imports SET created = created + @created, updated = updated + @updated, unchanged = unchanged + @unchanged,
       refused = refused + @refused, warnings = warnings + @warnings WHERE id = @id`,
  ).run({ ...counts, id });
}

/** Marks an import as done and lets go of the file. */
export function completeImport(db: ShopDb, id: string, now: number): void {
  db.statement(
    "UPDATE imports SET status = 'done', failure = NULL, rows_done = rows_total, finished_at = ? WHERE id = ?",
  ).run(now, id);
  dropFile(db, id);
}

/** Ends an import that did not land, or takes a landed one back. */
export function endImport(
  db: ShopDb,
  id: string,
  status: 'failed' | 'cancelled' | 'undone',
  failure: ImportFailure | null,
  now: number,
): void {
  db.statement(
    `UPDATE imports SET status = @status, failure = @failure, finished_at = coalesce(finished_at, @now),
       rows_done = CASE WHEN @status = 'undone' THEN rows_total ELSE rows_done END WHERE id = @id`,
  ).run({ status, failure, now, id });
  dropFile(db, id);
}

/** Imports that a stopped program left running. */
export function runningImports(db: ShopDb): string[] {
  return db
    .statement<[], { id: string }>("SELECT id FROM imports WHERE status = 'running'")
    .all()
    .map((row) => row.id);
}

/** Stores issues, the first of them at `position`. */
export function insertIssues(db: ShopDb, importId: string, position: number, issues: readonly Issue[]): void {
  const insert = db.statement(
    'INSERT INTO import_issues (import_id, position, row, severity, code, column_name, value) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  issues.forEach(({ row, severity, code, column, value }, index) => {
    insert.run(importId, position + index, row, severity, code, column, value);
  });
}

/** The first issues of an import, in the order of the file. */
export function firstIssues(db: Reader, importId: string, limit: number): Issue[] {
  return db
    .statement<[string, number], Issue>(
      `SELECT row, severity, code, column_name AS "column", value FROM import_issues WHERE import_id = ? ORDER BY position LIMIT ?`,
    )
    .all(importId, limit);
}

/** A page of an import's issues, and how many there are. */
export function issuePage(
  db: ShopDb,
  importId: string,
  page: { offset: number; limit: number },
): { items: Issue[]; total: number } {
  return {
    items: db
      .statement<[string, number, number], Issue>(
        `SELECT row, severity, code, column_name AS column, value FROM import_issues WHERE import_id = ?
         ORDER BY position LIMIT ? OFFSET ?`,
      )
      .all(importId, page.limit, page.offset),
    total:
      db
        .statement<[string], { total: number }>(
          'SELECT count(*) AS total FROM import_issues WHERE import_id = ?',
        )
        .get(importId)?.total ?? 0,
  };
}

/** Remembers what an import did to a product, and the shop's newest stock move: enough to take it back. */
export function insertChange(
  db: ShopDb,
  importId: string,
  productId: string,
  before: string | null,
  versionAfter: number,
): void {
  db.statement(
    `INSERT INTO import_changes (import_id, product_id, action, before, version_after, last_move)
     VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM stock_moves))`,
  ).run(importId, productId, before === null ? 'created' : 'updated', before, versionAfter);
}

/** Forgets a product that the import did not make after all. */
export function dropChange(db: ShopDb, importId: string, productId: string): void {
  db.statement('DELETE FROM import_changes WHERE import_id = ? AND product_id = ?').run(importId, productId);
}

/** The position of the import's next issue. */
export function nextIssue(db: ShopDb, importId: string): number {
  const row = db
    .statement<[string], { next: number }>(
      'SELECT coalesce(max(position) + 1, 0) AS next FROM import_issues WHERE import_id = ?',
    )
    .get(importId);
  return row?.next ?? 0;
}
