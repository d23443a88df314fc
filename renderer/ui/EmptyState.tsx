import type { ReactNode } from 'react';
import classes from './ui.module.css';

type Props = { title: string; text?: string; action?: ReactNode };

/** What stands in an empty place: what it is for, what to do first, one button. */
export function EmptyState({ title, text, action }: Props) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {text ? <p className={classes.emptyText}>{text}</p> : null}
      {action}
    </div>
  );
}
