import type { KeyboardEvent } from 'react';
import css from './office.module.css';

type Props<Id extends string> = {
  label: string;
  tabs: readonly { id: Id; label: string }[];
  active: Id;
  onChange: (id: Id) => void;
};

/** Sides of one thing; arrow keys go from one to the next. */
export function Tabs<Id extends string>({ label, tabs, active, onChange }: Props<Id>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex(({ id }) => id === active) + step];
    if (step === 0 || !next) return;
    onChange(next.id);
    event.preventDefault();
    const position = tabs.indexOf(next);
    (event.currentTarget.children[position] as HTMLElement | undefined)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={css.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: text }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === active}
          tabIndex={id === active ? 0 : -1}
          className={css.tab}
          onClick={() => onChange(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
