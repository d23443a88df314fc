import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Failure } from './Failure.tsx';
import css from './office.module.css';
import type { PagedRows } from './use-paged-rows.ts';

/** One column of a list; `width` is a CSS grid track. */
export type Column<Row> = {
  key: string;
  label: string;
  width: string;
  align?: 'end';
  cell: (row: Row) => ReactNode;
};

type Props<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: PagedRows<Row>;
  /** The row that the arrow keys stand on. */
  active: number;
  onActive: (index: number) => void;
  onOpen: (row: Row) => void;
  isOpen?: (row: Row) => boolean;
  rowHeight?: number;
  empty: ReactNode;
  /** Starts at the top again when this changes. */
  resetKey?: string;
};

/** Where an arrow, page or end key leads in a list of `total`; null for other keys. */
export function rowByKey(key: string, active: number, total: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
  };
  const next = steps[key];
  return next === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, next));
}

/** A virtual list of any length: arrows choose, Enter opens; made for keyboard and mouse alike. */
export function RowList<Row>(props: Props<Row>) {
  const { columns, rows, active, onActive, onOpen, rowHeight = 56, resetKey } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises these screens
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { onRange } = rows;
  useEffect(() => onRange(first, last), [onRange, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what asks for the top
  useEffect(() => virtual.scrollToOffset(0), [virtual, resetKey]);
  useEffect(() => {
    if (total > 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [virtual, active, total]);
  const template = columns.map((column) => column.width).join(' ');
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const next = rowByKey(event.key, active, total, page);
    const row = rows.rowAt(active);
    if (next !== null) onActive(next);
    else if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.list} data-stale={rows.isStale || undefined}>
      <div className={css.listHead} style={{ gridTemplateColumns: template }} aria-hidden>
        {columns.map((column) => (
          <div key={column.key} data-align={column.align}>
            {column.label}
          </div>
        ))}
      </div>
      {rows.error ? <Failure error={rows.error} onRetry={rows.retry} /> : null}
      {rows.total === 0 ? <div className={css.emptyWrap}>{props.empty}</div> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table */}
      <div
        ref={scroller}
        data-empty={rows.total === 0 || undefined}
        role="grid"
        aria-label={props.label}
        aria-rowcount={total}
        aria-activedescendant={total > 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        className={css.scroller}
        onKeyDown={onKeyDown}
      >
        {rows.total === undefined && !rows.error ? <Waiting height={rowHeight} /> : null}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows.rowAt(item.index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid
              // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names the active row
              // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table
              <div
                key={item.key}
                id={`${id}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 1}
                aria-selected={row !== undefined && (props.isOpen?.(row) ?? false)}
                data-active={item.index === active || undefined}
                className={css.row}
                style={{
                  gridTemplateColumns: template,
                  height: rowHeight,
                  transform: `translateY(${item.start}px)`,
                }}
                onClick={() => {
                  onActive(item.index);
                  if (row !== undefined) onOpen(row);
                }}
              >
                {columns.map((column) => (
                  // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus
                  // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table
                  <div key={column.key} role="gridcell" data-align={column.align}>
                    {row === undefined ? <Skeleton height={14} width="70%" /> : column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Waiting({ height }: { height: number }) {
  return (
    <div className={css.waiting} aria-hidden>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} height={height - 16} mb={16} />
      ))}
    </div>
  );
}
