import Papa from 'papaparse';
import { type Cell, type ColumnKind, momentText, type Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Text that a spreadsheet would run as a formula is kept as text by an apostrophe; a phone number (+880…) is none. */
function asPlainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^\+?[0-9][0-9 -]*$/.test(text) ? `'${text}` : text;
}

/** Whole paisa as taka with two decimals. */
function asTaka(paisa: number): string {
  const magnitude = Math.abs(paisa);
  const taka = `${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
  return paisa < 0 ? `-${taka}` : taka;
}

function cellText(cell: Cell, kind: ColumnKind | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return asPlainText(cell);
  if (kind === 'moment') return momentText(cell);
  return kind === 'money' ? asTaka(cell) : String(cell);
}

/** The table as CSV for spreadsheets: byte order mark, CRLF, Latin digits, formulae in text columns made harmless. */
export function writeCsv(sheet: Sheet): string {
  const rows = sheet.rows.map((row) =>
    row.map((cell, column) => cellText(cell, sheet.columns[column]?.kind)),
  );
  const fields = sheet.columns.map(({ header }) => header);
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data: rows }, { newline: '\r\n' });
}
