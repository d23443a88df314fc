import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ColumnKind, PrintedList } from '../../../shared/contract/lists.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { type Format, useFormat } from '../../i18n/use-format.ts';
import css from './paper.module.css';

type Cell = PrintedList['rows'][number][number];

function printedCell(cell: Cell | undefined, kind: ColumnKind, format: Format): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'number') {
    if (kind === 'money') return format.taka(paisa(cell));
    return kind === 'moment' ? format.moment(cell) : format.number(cell);
  }
  if (kind === 'day') return format.day(cell as BusinessDay);
  return kind === 'digits' ? format.digits(cell) : format.code(cell);
}

const isNumber = (kind: ColumnKind) => kind === 'money' || kind === 'count';

/** The list alone on paper, under the shop's name; opens the browser's print dialog, and is gone after it. */
export function ListOnPaper({ list, onPrinted }: { list: PrintedList; onPrinted: () => void }) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const status = useQuery(orpc.system.status.queryOptions({ input: {} }));
  const isReady = status.data !== undefined || status.isError;
  useEffect(() => {
    if (!isReady) return;
    window.addEventListener('afterprint', onPrinted);
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [isReady, onPrinted]);
  const shop = status.data?.shop;
  return createPortal(
    <div className={css.paper} data-on-paper>
      <header className={css.head}>
        <strong>{shop ? format.names(shop).first : ''}</strong>
        <span>{list.name}</span>
        <span>{t('day', { moment: format.moment(serverNow()) })}</span>
      </header>
      <table className={css.table}>
        <thead>
          <tr>
            {list.columns.map(({ header, kind }) => (
              <th key={header} data-align={isNumber(kind) ? 'end' : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows on paper never move
            <tr key={index}>
              {list.columns.map(({ header, kind }, column) => (
                <td key={header} data-align={isNumber(kind) ? 'end' : undefined}>
                  {printedCell(row[column], kind, format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {list.isCut ? <p>{t('cut', { count: list.rows.length })}</p> : null}
    </div>,
    document.body,
  );
}
