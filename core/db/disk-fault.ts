import { Refusal } from '../../shared/errors/error-codes.ts';

const FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const FAULT = /^(?:SQLITE_(?:IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)|EIO$|EROFS$)/;

/** The refusal for an error that says that the disk is full or fails, of SQLite or of the system; null for any other error. */
export function diskRefusal(error: unknown): Refusal<'DISK_FULL' | 'DISK_FAULT'> | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new Refusal('DISK_FULL', {});
  if (FAULT.test(code)) return new Refusal('DISK_FAULT', {});
  return error.cause === undefined ? null : diskRefusal(error.cause);
}
