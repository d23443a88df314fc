import { Refusal } from '../../shared/errors/error-codes.ts';
import { detectColumns } from './detect-columns.ts';
import { type ListedSheet, listSheets } from './list-sheets.ts';
import { looksLikeGoods } from './looks-like-goods.ts';
import { isWorkbook } from './read-file.ts';
import { readXlsx } from './read-xlsx.ts';

const LOOK_ROWS = 200;
/** The largest so many are looked into for goods; each look reads the texts that all sheets share. */
const MOST_LOOKS = 4;
const LARGEST_SHARED = 2 * 1024 * 1024;

/** The sheets of a file that can be imported, and which of them it seems to be about. A CSV file has none. */
export type Sheets = { offered: string[]; preset: string | null };

/**
 * Offered are the sheets with something in two rows. Preset is the largest that looks like goods below a header row, else the largest
 * that looks like goods; where none does, or the workbook is too large to look into, the largest.
 */
export async function findSheets(file: Buffer): Promise<Sheets> {
  if (!isWorkbook(file)) return { offered: [], preset: null };
  const { sheets, sharedBytes } = await listSheets(file);
  const largest = sheets.toSorted((a, b) => b.size - a.size);
  const isLookedInto = sheets.length > 1 && sharedBytes <= LARGEST_SHARED;
  return {
    offered: sheets.map(({ name }) => name),
    preset: (isLookedInto ? await goodsAmong(file, largest) : null) ?? largest[0]?.name ?? null,
  };
}

/** The first that looks like goods; one with a header row comes before those without. */
async function goodsAmong(file: Buffer, sheets: readonly ListedSheet[]): Promise<string | null> {
  let headless: string | null = null;
  for (const { name } of sheets.slice(0, MOST_LOOKS)) {
    const sheet = await readXlsx(file, name, LOOK_ROWS).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    if (!sheet || sheet.rows.length === 0 || !looksLikeGoods(sheet, detectColumns(sheet))) continue;
    if (sheet.hasHeader) return name;
    headless ??= name;
  }
  return headless;
}
