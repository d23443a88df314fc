import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useCounterState } from '../counter-store.ts';
import { leaveOutWaiting } from '../step-back.ts';
import classes from './waiting-scans.module.css';

/** What was scanned or typed and has no answer yet, in its order: it is not lost, and it is not in the cart. */
export function WaitingScans() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const waiting = useCounterState((state) => state.waiting);
  const isShown = useCounterState((state) => state.isWaitShown) && waiting.length > 0;
  return (
    <div role="status" aria-live="polite">
      {isShown ? (
        <div className={classes.waiting}>
          <p className={classes.title}>
            <IconClockPause size={20} aria-hidden />
            <strong>{t('waiting.title')}</strong>
            <span>{t('waiting.text')}</span>
          </p>
          <ol className={classes.list} aria-label={t('waiting.title')}>
            {waiting.map(({ id, text }, index) => (
              <li key={id} className={classes.scan}>
                <span>{format.code(text)}</span>
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.off}
                  onClick={() => leaveOutWaiting(id)}
                >
                  {index === 0 ? <KeyHint label="Esc" /> : null}
                  {t('waiting.leaveOut')}
                </button>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  );
}
