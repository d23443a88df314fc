import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { paisa } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { chordLabel } from '../keys/key-names.ts';
import classes from './pay.module.css';
import type { PaymentView } from './use-payment.ts';

/** What follows from the fields: change, what stays to pay, or what the customer will owe. */
export function PayOutcome({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('counter');
  if (payment.kind === 'baki') return <BakiOutcome payment={payment} />;
  const isPart = payment.leftAfter > 0;
  if (!isPart && payment.kind !== 'cash') return null;
  return (
    <p className={classes.outcome} aria-live="polite">
      <span>{t(isPart ? 'pay.stillLeft' : 'pay.change')}</span>
      <Money amount={isPart ? payment.leftAfter : payment.change} className={classes.outcomeAmount} />
    </p>
  );
}

function BakiOutcome({ payment }: { payment: PaymentView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { chords } = useCounter();
  const customerId = useCounterState((state) => state.cart.draft.customerId);
  const customer = useQuery({
    ...orpc.customers.get.queryOptions({ input: { id: customerId ?? '', limit: 1 } }),
    enabled: customerId !== null,
  }).data;
  if (customerId === null)
    return (
      <p className={classes.outcome} aria-live="polite">
        {t('pay.problem.customer', { customer: chordLabel(chords.customer) })}
      </p>
    );
  const before = customer?.balance ?? paisa(0);
  return (
    <div className={classes.baki} aria-live="polite">
      <p className={classes.outcome}>
        <span>{t('pay.owesAfter', { name: customer?.name ?? '…' })}</span>
        <Money amount={paisa(before + (payment.amount ?? 0))} className={classes.outcomeAmount} />
      </p>
      <p className={classes.before}>{t('customer.owes', { amount: format.taka(before) })}</p>
    </div>
  );
}
