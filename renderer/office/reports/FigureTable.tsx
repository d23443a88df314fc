import type { ReactNode } from 'react';
import type { Paisa } from '../../../shared/money/money.ts';
import { Money } from '../../ui/Money.tsx';
import css from '../parts/office.module.css';

/** A column of a table of figures; figures stand to the right. */
export type FigureColumn<Row> = {
  label: string;
  isFigure?: boolean;
  isMuted?: boolean;
  cell: (row: Row) => ReactNode;
  /** Said when the pointer rests on the cell. */
  hint?: (row: Row) => string | undefined;
};

/** An amount that opens the receipts it is made of. */
export function Linked({ amount, onClick }: { amount: Paisa; onClick: () => void }) {
  return (
    <button type="button" className={css.link} onClick={onClick}>
      <Money amount={amount} />
    </button>
  );
}

/** A table of a report: a name in each row, and its figures. */
export function FigureTable<Row>({
  rows,
  keyOf,
  columns,
}: {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly FigureColumn<Row>[];
}) {
  const align = ({ isFigure }: FigureColumn<Row>) => (isFigure ? 'end' : undefined);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} data-align={align(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td
                key={column.label}
                data-align={align(column)}
                className={column.isMuted ? css.muted : undefined}
                title={column.hint?.(row)}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
