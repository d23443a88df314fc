import {
  MOST_ROWS_IN_FILE,
  MOST_ROWS_ON_PAPER,
  type PrintedList,
} from '../../shared/contract/lists.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import type { LongReads, MeantList } from '../app/long-reads.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { sheetOfList } from './list-sheets.ts';
import { writeSheets } from './write-sheets.ts';

/** The list as a file, read from one state of the shop's file; null where it is longer than a file may be. */
export async function exportList(
  reader: Reader,
  input: LongReads['exportList']['input'],
): Promise<LongReads['exportList']['result']> {
  const { list, format, language, day, most = MOST_ROWS_IN_FILE } = input;
  const options = { limit: most + 1, language, isPaper: false };
  const sheet = snapshot(reader, () => sheetOfList(reader, list, options));
  if (sheet.rows.length > most) return null;
  return {
    file: await writeSheets(`dokani-${list.kind}-${day}`, format, [sheet]),
    rows: sheet.rows.length,
  };
}

/** The list as a table for paper, cut after `most` rows. */
export function printList(
  reader: Reader,
  input: { list: MeantList; language: Language; most?: number },
): PrintedList {
  const { list, language, most = MOST_ROWS_ON_PAPER } = input;
  const options = { limit: most + 1, language, isPaper: true };
  const sheet = snapshot(reader, () => sheetOfList(reader, list, options));
  return {
    name: sheet.name,
    columns: [...sheet.columns],
    rows: sheet.rows.slice(0, most).map((row) => [...row]),
    isCut: sheet.rows.length > most,
  };
}
