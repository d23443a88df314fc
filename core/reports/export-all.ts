import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import Papa from 'papaparse';
import type { z } from 'zod';
import type { exportFileSchema } from '../../shared/contract/reports.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';

/** Tables that are the shop's own data, in reading order; what is left out are secrets, queues and what can be derived. */
const TABLES = [
  'settings',
  'letterheads',
  'tills',
  'users',
  'categories',
  'products',
  'product_aliases',
  'product_specifications',
  'packs',
  'barcodes',
  'batches',
  'stock_moves',
  'customers',
  'khata_entries',
  'sales',
  'sale_lines',
  'sale_line_batches',
  'payments',
  'day_totals',
  'imports',
  'market_policy',
  'market_goods',
  'market_categories',
  'market_orders',
  'market_answers',
  'audit',
] as const;

/** Columns that never leave the file: hashes that open something. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  users: ['pin_hash'],
  tills: ['token_hash'],
};

const ROWS_AT_ONCE = 2000;

const READ_ME = `Every table of the shop as CSV (UTF-8, comma, first row = names of the columns).
Money is whole paisa (100 = 1 taka), quantity whole base units (tablet, piece, gram, millilitre).
A price or cost is a pair: ..._amount paisa for ..._per base units. Times are UTC milliseconds, days YYYY-MM-DD in Dhaka.
Pictures are in pictures/ under their id. PINs and tokens are not part of the export.
`;

type Column = { name: string };

function columnsOf(reader: Reader, table: string): string[] {
  const hidden = HIDDEN[table] ?? [];
  return (reader.sqlite.pragma(`table_info(${table})`) as Column[])
    .map(({ name }) => name)
    .filter((name) => !hidden.includes(name));
}

function addTable(zip: Zip, reader: Reader, table: string): void {
  const entry = new ZipDeflate(`${table}.csv`, { level: 6 });
  zip.add(entry);
  const columns = columnsOf(reader, table);
  const line = (rows: readonly unknown[][]) =>
    entry.push(strToU8(`${Papa.unparse([...rows], { newline: '\r\n' })}\r\n`));
  line([columns]);
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  let rows: unknown[][] = [];
  for (const row of reader.sqlite
    .prepare(`SELECT ${quoted} FROM ${table}`)
    .raw()
    .iterate() as IterableIterator<unknown[]>) {
    rows.push(row);
    if (rows.length === ROWS_AT_ONCE) {
      line(rows);
      rows = [];
    }
  }
  if (rows.length > 0) line(rows);
  entry.push(new Uint8Array(0), true);
}

function addPictures(zip: Zip, reader: Reader): void {
  const pictures = reader.sqlite
    .prepare<[], { id: string; content: Buffer }>('SELECT id, content FROM product_pictures')
    .iterate();
  for (const { id, content } of pictures) {
    const entry = new ZipPassThrough(`pictures/${id}.webp`);
    zip.add(entry);
    entry.push(content, true);
  }
}

/**
 * All of the shop's data as a ZIP of CSV files, one per table, read from one state of the file: nobody is locked in. Without PINs,
 * tokens and queues.
 */
export async function exportAll(
  reader: Reader,
  input: { day: BusinessDay },
): Promise<z.infer<typeof exportFileSchema>> {
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    const zip = new Zip((error, chunk, isLast) => {
      if (error) reject(error);
      else chunks.push(chunk);
      if (isLast) resolve();
    });
    reader.sqlite.transaction(() => {
      const readMe = new ZipDeflate('README.txt');
      zip.add(readMe);
      readMe.push(strToU8(READ_ME), true);
      for (const table of TABLES) addTable(zip, reader, table);
      addPictures(zip, reader);
    })();
    zip.end();
  });
  return {
    fileName: `dokani-all-${input.day}.zip`,
    mime: 'application/zip',
    contentBase64: Buffer.concat(chunks).toString('base64'),
  };
}
