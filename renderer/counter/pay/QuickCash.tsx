import { useTranslation } from 'react-i18next';
import { quickCash } from '../../../shared/cart/tenders.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Money } from '../../ui/Money.tsx';
import classes from './pay.module.css';
import type { PaymentView } from './use-payment.ts';

/** What a customer is likely to hand over, the exact amount first. */
export function quickAmounts(payment: PaymentView): Paisa[] {
  return quickCash(payment.left);
}

/** Exact, and the likely banknotes, one press each. */
export function QuickCash({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  return (
    <section className={classes.notes} aria-label={t('pay.notes')}>
      {quickAmounts(payment).map((amount, index) => (
        <button
          key={amount}
          type="button"
          tabIndex={-1}
          className={classes.note}
          onClick={() => payment.take(amount)}
        >
          {index === 0 ? <span className={classes.exact}>{t('pay.exact')}</span> : null}
          <Money amount={amount} />
          <KeyHint label={format.digits(`Alt+${index + 1}`)} />
        </button>
      ))}
    </section>
  );
}
