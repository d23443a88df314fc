import type * as Papaparse from 'papaparse';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { cleanCell, LIMITS, type Sheet, toSheet } from './sheet.ts';

const PIECE = 32 * 1024;
/** Pieces without the end of a row: beyond 2 MB a quote was left open. */
const MOST_BARREN_PIECES = 64;
const SEPARATORS = [',', ';', '\t', '|'];

/** Which separator the text uses: the one that papaparse finds most regular in its first rows, the comma when there is none. */
function detectSeparator(Papa: typeof Papaparse, text: string): string {
  const { meta } = Papa.parse<string[]>(text.slice(0, 64 * 1024), {
    preview: 30,
    // The empty line at the end of a list of three rows would make it look like one of a single column.
    skipEmptyLines: 'greedy',
    delimitersToGuess: SEPARATORS,
  });
  return SEPARATORS.includes(meta.delimiter) ? meta.delimiter : ',';
}

/** Reads a CSV text piece by piece, giving way to other work in between. Throws IMPORT_UNREADABLE beyond the limits. */
export async function readCsv(text: string): Promise<Sheet> {
  // Loaded by the first file: no start should wait for it.
  const { default: Papa } = await import('papaparse');
  const rows: string[][] = [];
  let barren = 0;
  const tooLarge = await new Promise<string | null>((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter: detectSeparator(Papa, text),
      chunkSize: PIECE,
      chunk: ({ data }: Papaparse.ParseResult<string[]>, parser: Papaparse.Parser) => {
        for (const row of data) if (row.length > 1 || row[0] !== '') rows.push(row.map(cleanCell));
        barren = data.length === 0 ? barren + 1 : 0;
        const isOpen = barren > MOST_BARREN_PIECES;
        const reason = isOpen ? 'a row of more than 2 MB; is a quote left open?' : limitExceeded(rows, data);
        if (reason !== null) {
          resolve(reason);
          parser.abort();
          return;
        }
        parser.pause();
        setImmediate(() => parser.resume());
      },
      complete: () => resolve(null),
      error: reject,
    });
  });
  if (tooLarge !== null) throw new Refusal('IMPORT_UNREADABLE', { reason: tooLarge });
  return toSheet('csv', rows);
}

function limitExceeded(rows: readonly string[][], latest: readonly string[][]): string | null {
  if (rows.length > LIMITS.rows) return `more than ${LIMITS.rows} rows`;
  if (latest.some((row) => row.length > LIMITS.columns)) return `more than ${LIMITS.columns} columns`;
  return null;
}
