import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/KeyHint.tsx';
import { useCounter } from './counter-context.ts';
import { useCounterState } from './counter-store.ts';
import classes from './key-bar.module.css';
import type { HotkeyAction } from './keys/hotkeys.ts';
import { chordLabel } from './keys/key-names.ts';
import { useHeldCarts } from './panels/use-held-carts.ts';

const SHOWN: readonly HotkeyAction[] = [
  'help',
  'search',
  'customer',
  'hold',
  'quantity',
  'unit',
  'substitutes',
  'receipts',
  'pay',
  'exact-cash',
];

/** The keys that matter, each also a button. */
export function KeyBar() {
  const { t } = useTranslation('counter');
  const { act, chords } = useCounter();
  const isEmpty = useCounterState((state) => state.cart.draft.lines.length === 0);
  // A panel has a button of its own to go on with; there is one at a time.
  const isSelling = useCounterState((state) => state.view.kind === 'search');
  const held = useHeldCarts().length;
  return (
    <nav className={classes.bar} aria-label={t('keys')}>
      {SHOWN.map((action) => (
        <button
          key={action}
          type="button"
          tabIndex={-1}
          className={classes.key}
          data-main={(action === 'pay' && isSelling && !isEmpty) || undefined}
          onClick={() => act(action)}
        >
          <KeyHint label={chordLabel(chords[action])} />
          {t(`action.${action}`)}
          {action === 'hold' && held > 0 ? (
            <span className={classes.badge}>{t('held.badge', { count: held })}</span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
