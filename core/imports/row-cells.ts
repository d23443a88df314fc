import type { ImportField, ImportMapping } from '../../shared/contract/imports.contract.ts';
import type { Issue } from './draft.ts';
import type { Read } from './read-values.ts';

/** Which columns feed a field. */
export type FieldColumns = ReadonlyMap<ImportField, readonly { name: string; index: number }[]>;

/** Turns a mapping into column positions; names that the file does not have are left out. */
export function fieldColumns(columns: readonly string[], mapping: ImportMapping): FieldColumns {
  const wanted = new Map(Object.entries(mapping));
  const fields = new Map<ImportField, { name: string; index: number }[]>();
  columns.forEach((name, index) => {
    const field = wanted.get(name);
    if (field) fields.set(field, [...(fields.get(field) ?? []), { name, index }]);
  });
  return fields;
}

/** The cells of one row by field, and what is found wrong with them. */
export type RowCells = {
  readonly row: number;
  readonly issues: Issue[];
  /** The first filled cell of the field, cut to `max` characters with a warning. */
  text(field: ImportField, max: number): string;
  /** All filled cells of the field with their column names. */
  all(field: ImportField): { column: string; value: string }[];
  /** The field read as a value; a cell that is none becomes an error of this code and reads as null. */
  value<Value>(
    field: ImportField,
    read: (text: string) => Read<Value>,
    code: Issue['code'],
    severity?: Issue['severity'],
  ): Value | null;
  note(severity: Issue['severity'], code: Issue['code'], field: ImportField | null, value?: string): void;
};

const SHOWN = 120;

/** Opens one row for reading. */
export function openRow(fields: FieldColumns, cells: readonly string[], row: number): RowCells {
  const issues: Issue[] = [];
  const all: RowCells['all'] = (field) =>
    (fields.get(field) ?? []).flatMap(({ name, index }) =>
      cells[index] ? [{ column: name, value: cells[index] }] : [],
    );
  const note: RowCells['note'] = (severity, code, field, value = '') => {
    const column = field === null ? '' : (all(field)[0]?.column ?? fields.get(field)?.[0]?.name ?? '');
    issues.push({ row, severity, code, column, value: value.slice(0, SHOWN) });
  };
  return {
    row,
    issues,
    all,
    note,
    text(field, max) {
      const value = all(field)[0]?.value ?? '';
      if (value.length <= max) return value;
      note('warning', 'text-too-long', field, value);
      return value.slice(0, max).trim();
    },
    value(field, read, code, severity = 'error') {
      const text = all(field)[0]?.value ?? '';
      const result = read(text);
      if (result.is === 'bad') note(severity, result.hasComma ? 'decimal-comma' : code, field, text);
      // The MRP is read for the price and for the batch: it is told once.
      const { name } = fields.get(field)?.[0] ?? {};
      const isTold = issues.some((issue) => issue.code === 'price-rounded' && issue.column === name);
      if (result.is === 'value' && result.isRounded && !isTold) note('warning', 'price-rounded', field, text);
      return result.is === 'value' ? result.value : null;
    },
  };
}
