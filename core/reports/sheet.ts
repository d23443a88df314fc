/** What a column holds: text, whole paisa shown as taka, or a whole number. */
export type ColumnKind = 'text' | 'money' | 'count';

/** A table to be written to a file. `money` cells are paisa; null is an empty cell. */
export type Sheet = {
  name: string;
  columns: readonly { header: string; kind: ColumnKind }[];
  rows: readonly (readonly (string | number | null)[])[];
};
