import { type ReactNode, useEffect, useRef } from 'react';
import classes from './panel.module.css';

type Props<Item> = {
  id: string;
  label: string;
  items: readonly Item[];
  at: number;
  keyOf: (item: Item) => string;
  onChoose: (item: Item) => void;
  children: (item: Item) => ReactNode;
};

/** Rows to choose from with ↑↓ and Enter; the field above keeps the focus and names the active row. */
export function ChoiceList<Item>({ id, label, items, at, keyOf, onChoose, children }: Props<Item>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={classes.list}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses it
        <div
          key={keyOf(item)}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classes.choice}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          {children(item)}
        </div>
      ))}
    </div>
  );
}
