import { IconUserCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounter } from '../counter-context.ts';
import { dispatchCart } from '../counter-store.ts';
import classes from './cart.module.css';

/** Whose cart it is, and what they owe already. */
export function CustomerStrip({ id }: { id: string }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { act } = useCounter();
  const customer = useQuery(orpc.customers.get.queryOptions({ input: { id, limit: 1 } })).data;
  return (
    <div className={classes.customer}>
      <button type="button" className={classes.customerName} tabIndex={-1} onClick={() => act('customer')}>
        <IconUserCheck size={20} aria-hidden />
        <strong>{customer?.name ?? '…'}</strong>
        <span>{customer ? format.digits(customer.phone) : ''}</span>
      </button>
      {customer && customer.balance !== 0 ? (
        <span className={classes.owes}>{t('customer.owes', { amount: format.taka(customer.balance) })}</span>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className={classes.customerOff}
        aria-label={t('customer.remove')}
        onClick={() => dispatchCart({ type: 'set-customer', customerId: null })}
      >
        <IconX size={18} aria-hidden />
      </button>
    </div>
  );
}
