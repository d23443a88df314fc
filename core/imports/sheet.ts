/** A file as a table of texts. Rows are as long as they are in the file; `columns` are unique and never empty. */
export type Sheet = {
  format: 'csv' | 'xlsx';
  columns: string[];
  /** False where the first row is data already. */
  hasHeader: boolean;
  rows: string[][];
  /** Number in the file of the first row of `rows`, the header being 1. */
  firstRow: number;
};

/** Bounds of what is read; beyond them a file is refused, not cut. */
export const LIMITS = {
  rows: 500_000,
  columns: 200,
  cellCharacters: 20_000,
  unpackedBytes: 256 * 1024 * 1024,
};

/** A cell without control characters, trimmed; Excel's `="00123"` (a text kept from becoming a number) is unwrapped. */
export function cleanCell(text: string): string {
  const cut = text.length > LIMITS.cellCharacters ? text.slice(0, LIMITS.cellCharacters) : text;
  const trimmed = cut.replace(/[\p{Cc}\ufeff]+/gu, ' ').trim();
  return /^="[^"]*"$/.test(trimmed) ? trimmed.slice(2, -1) : trimmed;
}

const LOOKS_LIKE_DATA = /^[\d০-৯.,৳\s-]+$/u;

/** Takes the first row that says anything as the header; where that row is data already, columns get numbers for names. */
export function toSheet(format: Sheet['format'], raw: readonly (readonly string[])[]): Sheet {
  const start = Math.max(
    0,
    raw.findIndex((row) => row.some((cell) => cell !== '')),
  );
  const header = raw[start] ?? [];
  const width = raw.reduce((most, row) => Math.max(most, row.length), 0);
  const isData = header.some((cell) => cell !== '' && LOOKS_LIKE_DATA.test(cell));
  const names = Array.from({ length: width }, (_, index) =>
    isData ? `Column ${index + 1}` : (header[index] ?? '').slice(0, 180) || `Column ${index + 1}`,
  );
  const first = isData ? start : start + 1;
  return {
    format,
    columns: uniqueNames(names),
    hasHeader: !isData && header.length > 0,
    rows: raw.slice(first).map((row) => [...row]),
    firstRow: first + 1,
  };
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name === '__proto__' ? '_proto_' : name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}
