import { useTranslation } from 'react-i18next';
import { useStore } from '../api/external-store.ts';
import classes from './cart/cart.module.css';
import { useCounter } from './counter-context.ts';
import { firstHint } from './first-hint.ts';
import { chordLabel } from './keys/key-names.ts';

const LINES = ['type', 'quantity', 'pay', 'baki', 'help'] as const;

/** Five lines for somebody who stands here the first time; gone after the first sale or when closed. */
export function FirstHint() {
  const { t } = useTranslation('counter');
  const { chords } = useCounter();
  const isShown = useStore(firstHint);
  if (!isShown) return null;
  const keys = {
    pay: chordLabel(chords.pay),
    exactCash: chordLabel(chords['exact-cash']),
    customer: chordLabel(chords.customer),
    help: chordLabel(chords.help),
  };
  return (
    <aside className={classes.hint}>
      <ol>
        {LINES.map((line) => (
          <li key={line}>{t(`hint.${line}`, keys)}</li>
        ))}
      </ol>
      <button type="button" className={classes.hintClose} onClick={() => firstHint.set(false)}>
        {t('hint.close')}
      </button>
    </aside>
  );
}
