import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { chordLabel } from '../keys/key-names.ts';
import { AgreedNotices } from './AgreedNotices.tsx';
import classes from './cart.module.css';

/** Lines, what was taken off, VAT inside, and in the largest type what is to pay. */
export function CartTotals() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { preview, act, above, capBp, agreement, chords } = useCounter();
  const lines = useCounterState((state) => state.cart.draft.lines.length);
  const discount = paisa(preview.lineDiscount + preview.billDiscount);
  const isAgreed = agreement !== null && discount === agreement.discount;
  const facts: string[] = [t('totals.lines', { count: lines })];
  if (preview.vatIncluded > 0) facts.push(t('totals.vat', { amount: format.taka(preview.vatIncluded) }));
  if (preview.rounding !== 0) facts.push(t('totals.rounding', { amount: format.taka(preview.rounding) }));
  return (
    <div className={classes.totals}>
      <div className={classes.totalFacts}>
        {above.isBill && above.lineIds.size === 0 ? (
          <p className={classes.warning} data-tone="attention" role="status">
            <IconAlertTriangle size={18} aria-hidden />
            {t('discount.above', { percent: format.number(capBp / 100) })}
            {discount > 0 ? (
              <span className={classes.settle}>
                <KeyHint label={chordLabel(chords['bill-discount'])} /> {t('discount.lower')}
              </span>
            ) : null}
          </p>
        ) : null}
        <AgreedNotices />
        {/* First, so that it stays where it is while the count of lines grows. */}
        {lines > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={classes.discountButton}
            onClick={() => act('bill-discount')}
          >
            {discount > 0
              ? t(isAgreed ? 'totals.discountAgreed' : 'totals.discount', { amount: format.taka(discount) })
              : t('action.bill-discount')}
          </button>
        ) : null}
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      <p className={classes.toPay} aria-live="polite" aria-atomic>
        <span className={classes.toPayWord}>{t('totals.toPay')}</span>
        <Money amount={preview.total} className={classes.toPayAmount} />
      </p>
    </div>
  );
}
