import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useCounterState } from '../counter-store.ts';
import { stepBack } from '../step-back.ts';
import classes from './panel.module.css';

type Props = { title: string; children: ReactNode; foot?: ReactNode };

/** The frame of everything that replaces the search: a title, the way back, the content. */
export function Panel({ title, children, foot }: Props) {
  const { t } = useTranslation('shell');
  const notice = useCounterState((state) => state.notice);
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <h2 className={classes.title}>{title}</h2>
        <button type="button" className={classes.back} onClick={stepBack}>
          <KeyHint label="Esc" /> {t('back')}
        </button>
      </header>
      <p className={classes.notice} role="status" aria-live="assertive">
        {notice ? <span key={notice.count}>{notice.text}</span> : null}
      </p>
      <div className={classes.body}>{children}</div>
      {foot ? <footer className={classes.foot}>{foot}</footer> : null}
    </div>
  );
}
