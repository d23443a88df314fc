import type { ShopDb } from '../db/open.ts';

/** A file as it was uploaded. */
export type UploadedFile = {
  content: Buffer;
  /** The sheet that is imported; null for a CSV file. */
  sheet: string | null;
  /** The sheets that can be chosen. */
  sheets: string[];
  /** The sheet where there are several: what keys of the file belong to. */
  source: string | null;
};

/** The uploaded file, or undefined when it is gone. */
export function uploadedFile(db: ShopDb, id: string): UploadedFile | undefined {
  const row = db
    .statement<[string], { content: Buffer; sheet: string | null; sheets: string }>(
      'SELECT f.content, i.sheet, i.sheets FROM import_files AS f JOIN imports AS i ON i.id = f.import_id WHERE f.import_id = ?',
    )
    .get(id);
  if (!row) return undefined;
  const sheets = JSON.parse(row.sheets) as string[];
  return { ...row, sheets, source: sheets.length > 1 ? row.sheet : null };
}

/** Keeps an uploaded file. */
export function insertImport(
  db: ShopDb,
  row: {
    id: string;
    fileName: string;
    format: 'csv' | 'xlsx';
    sheet: string | null;
    sheets: readonly string[];
    content: Buffer;
    rowsTotal: number;
    userId: string;
    now: number;
  },
): void {
  db.statement(
    `INSERT INTO imports (id, file_name, status, format, sheet, sheets, rows_total, user_id, created_at)
     VALUES (@id, @fileName, 'uploaded', @format, @sheet, @sheets, @rowsTotal, @userId, @now)`,
  ).run({ ...row, sheets: JSON.stringify(row.sheets) });
  db.statement('INSERT INTO import_files (import_id, content) VALUES (?, ?)').run(row.id, row.content);
}

/** Makes another import of an uploaded file, from another of its sheets, and drops the one that was never run. */
export function replaceUpload(
  db: ShopDb,
  oldId: string,
  next: { id: string; sheet: string; rowsTotal: number; userId: string; now: number },
): void {
  db.statement(
    `INSERT INTO imports (id, file_name, status, format, sheet, sheets, rows_total, user_id, created_at)
     SELECT @id, file_name, status, format, @sheet, sheets, @rowsTotal, @userId, @now FROM imports WHERE id = @oldId`,
  ).run({ ...next, oldId });
  db.statement('UPDATE import_files SET import_id = ? WHERE import_id = ?').run(next.id, oldId);
  db.statement('DELETE FROM imports WHERE id = ?').run(oldId);
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
