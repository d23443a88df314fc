import { useTranslation } from 'react-i18next';
import { useStore } from '../api/external-store.ts';
import classes from './cart/cart.module.css';
import { firstHint } from './first-hint.ts';

const LINES = ['type', 'quantity', 'pay', 'baki', 'help'] as const;

/** Five lines for somebody who stands here the first time; gone after the first sale or when closed. */
export function FirstHint() {
  const { t } = useTranslation('counter');
  const isShown = useStore(firstHint);
  if (!isShown) return null;
  return (
    <aside className={classes.hint}>
      <ol>
        {LINES.map((line) => (
          <li key={line}>{t(`hint.${line}`)}</li>
        ))}
      </ol>
      <button type="button" className={classes.hintClose} onClick={() => firstHint.set(false)}>
        {t('hint.close')}
      </button>
    </aside>
  );
}
