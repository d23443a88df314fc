import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { chordLabel } from '../keys/key-names.ts';
import classes from './cart.module.css';

/** What the bill of an order comes to more or less than was agreed with its customer, and the key that brings it there. */
export function AgreedNotices() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { agreement, chords } = useCounter();
  const { waived, more } = agreement ?? { waived: paisa(0), more: paisa(0) };
  const isSeen = useCounterState((state) => more <= state.seenMore);
  const bring = (
    <span className={classes.settle}>
      <KeyHint label={chordLabel(chords['bill-discount'])} /> {t('discount.bring')}
    </span>
  );
  return (
    <>
      {waived > 0 ? (
        <p className={classes.warning} data-tone="attention" role="status">
          <IconAlertTriangle size={18} aria-hidden />
          {t('discount.waived', { amount: format.taka(waived) })}
          {bring}
        </p>
      ) : null}
      {more > 0 ? (
        <p className={classes.warning} data-tone={isSeen ? 'seen' : 'attention'} role="status">
          {isSeen ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
          {t('discount.more', { amount: format.taka(more) })}
          {bring}
          {isSeen ? null : (
            <span className={classes.settle}>
              <KeyHint label={chordLabel(chords.acknowledge)} /> {t('action.acknowledge')}
            </span>
          )}
        </p>
      ) : null}
    </>
  );
}
