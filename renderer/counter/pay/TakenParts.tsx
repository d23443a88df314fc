import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../ui/Money.tsx';
import classes from './pay.module.css';
import { refusedPart } from './payment-store.ts';
import type { PaymentView } from './use-payment.ts';

/** The parts of a split payment that are taken already. */
export function TakenParts({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('counter');
  if (payment.taken.length === 0) return null;
  const refused = refusedPart(payment);
  return (
    <ul className={classes.taken} aria-label={t('pay.taken')}>
      {payment.taken.map((tender, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and only the last ones go
        <li key={index} className={classes.part} data-refused={refused === index || undefined}>
          {refused === index ? <IconAlertTriangle size={20} aria-hidden /> : null}
          <strong>{t(`tender.${tender.kind}`)}</strong>
          <span className={classes.partTrx}>{'trxId' in tender ? tender.trxId : ''}</span>
          <Money amount={tender.amount} />
          {payment.isFixed(index) ? null : (
            <button
              type="button"
              tabIndex={-1}
              className={classes.partOff}
              aria-label={t('pay.removePart')}
              onClick={() => payment.removeTaken(index)}
            >
              <IconX size={18} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
