import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { dispatchCart, useCounterState } from '../counter-store.ts';
import classes from './pay.module.css';
import { RECEIPT_LANGUAGES } from './receipt-languages.ts';
import type { PaymentView } from './use-payment.ts';

/** What the button does with what the fields hold. */
function goText({ kind, amount, left, leftAfter }: PaymentView) {
  if (amount === null) return 'pay.unread';
  // An order that was paid online, as a rule.
  if (left === 0 && amount === 0) return 'pay.ringUp';
  if (kind === 'baki') return leftAfter > 0 ? 'pay.owePart' : 'pay.owe';
  return leftAfter > 0 ? 'pay.takePart' : 'pay.take';
}

/** The receipt's language and whether it is printed, for this sale, with Alt where letters are being typed; and the one button that goes on. */
export function PayOptions({ payment, needsAlt }: { payment: PaymentView; needsAlt: boolean }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const chosen = useCounterState((state) => state.cart.draft.receiptLanguage);
  const alt = needsAlt ? 'Alt+' : '';
  return (
    <div className={classes.options}>
      <div className={classes.optionRow}>
        <label className={classes.option}>
          <KeyHint label={`${alt}L`} />
          {t('pay.receipt')}
          <select
            className={classes.select}
            value={chosen ?? ''}
            tabIndex={-1}
            onChange={(event) => {
              const { value } = event.currentTarget;
              dispatchCart({
                type: 'set-receipt-language',
                language: RECEIPT_LANGUAGES.find((language) => language === value) ?? null,
              });
            }}
          >
            {RECEIPT_LANGUAGES.map((language) => (
              <option key={language ?? 'shop'} value={language ?? ''}>
                {t(`receiptLanguage.${language ?? 'shop'}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={classes.option}>
          <KeyHint label={`${alt}P`} />
          <input type="checkbox" tabIndex={-1} checked={payment.isPrinted} onChange={payment.togglePrint} />
          {t('pay.print')}
        </label>
      </div>
      <button type="button" className={classes.go} aria-busy={payment.isBusy} onClick={() => payment.take()}>
        {t(goText(payment), { amount: format.taka(payment.amount ?? payment.left) })}
        <KeyHint label="Enter" />
      </button>
    </div>
  );
}
