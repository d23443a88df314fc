import type { ReactNode } from 'react';
import classes from './ui.module.css';

type Props = { title: string; actions?: ReactNode; children: ReactNode };

/** A back-office page: title and actions on top, the rest below, which does its own scrolling. */
export function Page({ title, actions, children }: Props) {
  return (
    <main className={classes.page}>
      <header className={classes.pageHeader}>
        <h1 className={classes.pageTitle}>{title}</h1>
        <div className={classes.pageActions}>{actions}</div>
      </header>
      <div className={classes.pageBody}>{children}</div>
    </main>
  );
}
