import type { ColumnKind } from '../../shared/contract/lists.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import { DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';

export type { ColumnKind };

/** What stands in one place of a table; null is nothing. */
export type Cell = string | number | null;

/** A table to be written to a file. `money` cells are paisa, `moment` cells UTC ms. */
export type Sheet = {
  name: string;
  columns: readonly { header: string; kind: ColumnKind }[];
  rows: readonly (readonly Cell[])[];
};

/** One column of a table and what each row has in it. */
export type Field<Row> = { header: string; kind: ColumnKind; of: (row: Row) => Cell };

/** The table of these rows; a field that is null is left out. */
export function sheetOf<Row>(
  name: string,
  rows: Iterable<Row>,
  fields: readonly (Field<Row> | null)[],
): Sheet {
  const shown = fields.filter((field) => field !== null);
  return {
    name,
    columns: shown.map(({ header, kind }) => ({ header, kind })),
    rows: Array.from(rows, (row) => shown.map((field) => field.of(row))),
  };
}

/** The name in the language, or else in the other one. */
export function nameIn(row: { nameBn: string; nameEn: string }, language: Language): string {
  return language === 'bn' ? row.nameBn || row.nameEn : row.nameEn || row.nameBn;
}

/** Day and clock in Dhaka of a UTC instant, as files have it: `2026-11-21 14:05`. */
export function momentText(at: number): string {
  return new Date(at + DHAKA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
