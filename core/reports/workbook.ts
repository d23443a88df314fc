import { writeXlsx } from 'hucre/xlsx';
import { type Cell, type ColumnKind, momentText, type Sheet } from './sheet.ts';

const NUMBER_FORMAT: Readonly<Record<ColumnKind, string | null>> = {
  text: null,
  digits: null,
  day: null,
  moment: null,
  count: '#,##0',
  money: '#,##0.00',
};

function cellValue(cell: Cell, kind: ColumnKind | undefined): Cell {
  if (typeof cell !== 'number') return cell;
  if (kind === 'moment') return momentText(cell);
  return kind === 'money' ? cell / 100 : cell;
}

/** An XLSX workbook with one sheet per table: bold headers that stay in view, taka and counts as real numbers. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map(({ kind }) => {
        const numFmt = NUMBER_FORMAT[kind];
        return { autoWidth: true, ...(numFmt === null ? {} : { numFmt }) };
      }),
      rows: [
        sheet.columns.map(({ header }) => header),
        ...sheet.rows.map((row) => row.map((cell, column) => cellValue(cell, sheet.columns[column]?.kind))),
      ],
      cells: new Map(
        sheet.columns.map(({ header }, column) => [
          `0,${column}`,
          { value: header, style: { font: { bold: true } } },
        ]),
      ),
      freezePane: { rows: 1 },
    })),
  });
}
