import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useCounter } from './counter-context.ts';
import { updateCounter } from './counter-store.ts';
import classes from './help.module.css';
import { HOTKEY_ACTIONS } from './keys/hotkeys.ts';
import { chordLabel } from './keys/key-names.ts';

const TYPED = ['enter', 'arrows', 'star', 'packs', 'money', 'escape'] as const;
const PAYING = ['tender', 'tenderInText', 'note'] as const;

/** All keys on one page; F1 or Esc closes it. */
export function HelpOverlay() {
  const { t } = useTranslation(['counter', 'shell']);
  const { chords } = useCounter();
  const close = useRef<HTMLButtonElement>(null);
  // Read while the page is still as it was: the help takes the focus, and gives it back to the field that had it.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    close.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [before]);
  return (
    <div className={classes.shade}>
      <section
        role="dialog"
        aria-modal="true"
        aria-label={t('counter:action.help')}
        className={classes.sheet}
      >
        <header className={classes.header}>
          <h2 className={classes.title}>{t('counter:keys')}</h2>
          <button
            ref={close}
            type="button"
            className={classes.close}
            onClick={() => updateCounter({ isHelpOpen: false })}
          >
            <KeyHint label="Esc" /> {t('shell:close')}
          </button>
        </header>
        <dl className={classes.list}>
          {HOTKEY_ACTIONS.map((action) => (
            <div key={action} className={classes.row}>
              <dt>
                <KeyHint label={chordLabel(chords[action])} />
                <span className="visually-hidden">{chordLabel(chords[action])}</span>
              </dt>
              <dd>{t(`counter:action.${action}`)}</dd>
            </div>
          ))}
        </dl>
        {(
          [
            ['typed', TYPED],
            ['paying', PAYING],
          ] as const
        ).map(([title, entries]) => (
          <section key={title}>
            <h3 className={classes.subtitle}>{t(`counter:help.${title}`)}</h3>
            <dl className={classes.list}>
              {entries.map((entry) => (
                <div key={entry} className={classes.row}>
                  <dt>
                    <KeyHint label={t(`counter:help.${entry}.key`)} />
                    <span className="visually-hidden">{t(`counter:help.${entry}.key`)}</span>
                  </dt>
                  <dd>{t(`counter:help.${entry}.text`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </div>
  );
}
