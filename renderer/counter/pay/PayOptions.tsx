import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { dispatchCart, useCounterState } from '../counter-store.ts';
import classes from './pay.module.css';
import { RECEIPT_LANGUAGES } from './receipt-languages.ts';
import type { PaymentView } from './use-payment.ts';

/** The receipt's language and whether it is printed, for this sale; and the one button that goes on. */
export function PayOptions({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const chosen = useCounterState((state) => state.cart.draft.receiptLanguage);
  const isPart = payment.leftAfter > 0;
  return (
    <div className={classes.options}>
      <div className={classes.optionRow}>
        <label className={classes.option}>
          <KeyHint label="L" />
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
          <KeyHint label="P" />
          <input type="checkbox" tabIndex={-1} checked={payment.isPrinted} onChange={payment.togglePrint} />
          {t('pay.print')}
        </label>
      </div>
      <button type="button" className={classes.go} aria-busy={payment.isBusy} onClick={() => payment.take()}>
        {t(isPart ? 'pay.takePart' : 'pay.take', { amount: format.taka(payment.amount ?? payment.left) })}
        <KeyHint label="Enter" />
      </button>
    </div>
  );
}
