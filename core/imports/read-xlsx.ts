import { Refusal } from '../../shared/errors/error-codes.ts';
import { cleanCell, LIMITS, type Sheet, toSheet } from './sheet.ts';
import { unpackedSize } from './zip-sizes.ts';

const ROWS_BETWEEN_PAUSES = 500;

function refuseTooLarge(file: Buffer): void {
  const size = unpackedSize(file);
  if (size === null || size > LIMITS.unpackedBytes)
    throw new Refusal('IMPORT_UNREADABLE', { reason: 'the workbook is damaged or unpacks to too much' });
}

const unreadable = (error: unknown) =>
  new Refusal('IMPORT_UNREADABLE', { reason: error instanceof Error ? error.message : 'damaged workbook' });

/**
 * Reads one sheet of an XLSX file, the first where none is named; formulas count as what they last showed. A look takes the first
 * `mostRows` alone. Throws IMPORT_UNREADABLE beyond the limits.
 */
export async function readXlsx(
  file: Buffer,
  name: string | null = null,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<Sheet> {
  refuseTooLarge(file);
  // Loaded by the first workbook: no start should wait for it.
  const { streamXlsxRows } = await import('hucre');
  const rows: string[][] = [];
  try {
    for await (const { values } of streamXlsxRows(file, { sheet: name ?? 0 })) {
      const row = values.slice(0, LIMITS.columns + 1).map((value) => cleanCell(asText(value)));
      while (row.at(-1) === '') row.pop();
      if (row.length > 0) rows.push(row);
      if (row.length > LIMITS.columns || rows.length > LIMITS.rows || rows.length >= mostRows) break;
      if (rows.length % ROWS_BETWEEN_PAUSES === 0) await new Promise(setImmediate);
    }
  } catch (error) {
    throw unreadable(error);
  }
  if (rows.length > LIMITS.rows)
    throw new Refusal('IMPORT_UNREADABLE', { reason: `more than ${LIMITS.rows} rows` });
  if (rows.some((row) => row.length > LIMITS.columns))
    throw new Refusal('IMPORT_UNREADABLE', { reason: `more than ${LIMITS.columns} columns` });
  return toSheet('xlsx', rows);
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  // A workbook keeps 15 digits: those behind them (30.000000000000004) are noise of the arithmetic.
  if (typeof value === 'number')
    return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}
