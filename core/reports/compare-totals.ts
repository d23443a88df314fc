import { type Reader, snapshot } from '../db/reader.ts';
import { type Comparison, compareTable, MAINTAINED } from './recount.repo.ts';

/** Recounts all maintained totals from the ledgers, on one state of the file, and compares; changes nothing. */
export function compareTotals(reader: Reader): Comparison {
  return snapshot(reader, () => {
    const all = MAINTAINED.map((table) => compareTable(reader, table));
    return {
      compared: all.reduce((sum, one) => sum + one.compared, 0),
      differences: all.reduce((sum, one) => sum + one.differences, 0),
    };
  });
}
