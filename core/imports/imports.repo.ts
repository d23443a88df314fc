import type { ImportDto, ImportMapping, ImportOptions } from '../../shared/contract/imports.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Issue } from './draft.ts';

const COLUMNS = `i.id, i.file_name AS fileName,
  CASE WHEN i.status IN ('applying', 'undoing') THEN 'running' ELSE i.status END AS status, i.rows_total AS rowsTotal, i.rows_done AS rowsDone, i.created,
  i.updated, i.unchanged, i.refused, i.warnings, i.created_at AS createdAt, i.finished_at AS finishedAt, i.failure,
  i.status = 'done' AND i.created + i.updated > 0 AS canUndo`;

type ImportRow = Omit<ImportDto, 'canUndo'> & { canUndo: 0 | 1 };

const toDto = (row: ImportRow): ImportDto => ({ ...row, canUndo: row.canUndo === 1 });

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

/** The uploaded file, or undefined when it is gone. */
export function importContent(db: ShopDb, id: string): Buffer | undefined {
  return db
    .statement<[string], { content: Buffer }>('SELECT content FROM import_files WHERE import_id = ?')
    .get(id)?.content;
}

/** Keeps an uploaded file. */
export function insertImport(
  db: ShopDb,
  row: {
    id: string;
    fileName: string;
    format: 'csv' | 'xlsx';
    content: Buffer;
    rowsTotal: number;
    userId: string;
    now: number;
  },
): void {
  db.statement(
    `INSERT INTO imports (id, file_name, status, format, rows_total, user_id, created_at)
     VALUES (@id, @fileName, 'uploaded', @format, @rowsTotal, @userId, @now)`,
  ).run(row);
  db.statement('INSERT INTO import_files (import_id, content) VALUES (?, ?)').run(row.id, row.content);
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
  db.statement('UPDATE imports SET status = ?, step_user_id = ?, step_till_id = ? WHERE id = ?').run(
    step,
    by.userId,
    by.tillId,
    id,
  );
}

/** An import that was stopped beyond its point of no return, with all that finishing it needs. */
export type UnfinishedStep = {
  importId: string;
  step: 'applying' | 'undoing';
  mapping: string;
  options: string;
  userId: string;
  tillId: number;
};

/** Imports whose applying or undoing was cut off. */
export function unfinishedSteps(db: ShopDb): UnfinishedStep[] {
  return db
    .statement<[], UnfinishedStep>(
      `SELECT id AS importId, status AS step, mapping, options, step_user_id AS userId, step_till_id AS tillId
       FROM imports WHERE status IN ('applying', 'undoing')`,
    )
    .all();
}

/** True while the import can still be given up. */
export function mayBeGivenUp(db: ShopDb, id: string): boolean {
  const row = db.statement<[string], { status: string }>('SELECT status FROM imports WHERE id = ?').get(id);
  return row?.status === 'running';
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

/** Marks an import as done and lets go of the file. */
export function completeImport(db: ShopDb, id: string, counts: ImportCounts, now: number): void {
  db.statement(
    `UPDATE imports SET status = 'done', rows_done = rows_total, created = @created, updated = @updated,
       unchanged = @unchanged, refused = @refused, warnings = @warnings, finished_at = @now WHERE id = @id`,
  ).run({ ...counts, id, now });
  dropFile(db, id);
}

/** Ends an import that did not land, or takes a landed one back. */
export function endImport(
  db: ShopDb,
  id: string,
  status: 'failed' | 'cancelled' | 'undone',
  failure: string | null,
  now: number,
): void {
  db.statement(
    'UPDATE imports SET status = ?, failure = ?, finished_at = coalesce(finished_at, ?) WHERE id = ?',
  ).run(status, failure, now, id);
  dropFile(db, id);
}

/** Files that were uploaded before this instant and never run. */
export function forgottenUploads(db: ShopDb, before: number): string[] {
  return db
    .statement<[number], { id: string }>(
      "SELECT id FROM imports WHERE status = 'uploaded' AND created_at < ?",
    )
    .all(before)
    .map((row) => row.id);
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

/** Remembers what an import did to a product: enough to take it back. */
export function insertChange(
  db: ShopDb,
  importId: string,
  productId: string,
  before: string | null,
  versionAfter: number,
): void {
  db.statement(
    `INSERT INTO import_changes (import_id, product_id, action, before, version_after) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (import_id, product_id) DO UPDATE SET version_after = excluded.version_after`,
  ).run(importId, productId, before === null ? 'created' : 'updated', before, versionAfter);
}

/** How many products the import has made and changed so far. */
export function changesSoFar(db: ShopDb, importId: string): { created: number; updated: number } {
  const count = db.statement<[string, string], { n: number }>(
    'SELECT count(*) AS n FROM import_changes WHERE import_id = ? AND action = ?',
  );
  const of = (action: string) => count.get(importId, action)?.n ?? 0;
  return { created: of('created'), updated: of('updated') };
}

/** How many issues of the import are stored, and how many of them are warnings. */
export function storedIssues(db: ShopDb, importId: string): { all: number; warnings: number } {
  const row = db
    .statement<[string], { all: number; warnings: number }>(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE severity = 'warning') AS warnings
       FROM import_issues WHERE import_id = ?`,
    )
    .get(importId);
  return row ?? { all: 0, warnings: 0 };
}
