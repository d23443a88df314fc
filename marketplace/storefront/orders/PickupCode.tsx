import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Fault } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './orders.module.css';
import { useOrderChanged } from './use-order-changed.ts';

/** The code to fetch an order with, and a way to another where it was seen by somebody or tried in vain too often. */
export function PickupCode({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const renew = useMutation(orpc.orders.newCode.mutationOptions({ onSuccess: useOrderChanged() }));
  return (
    <div className={classes.code}>
      <h2>{t('order.code')}</h2>
      <span className={classes.digits} aria-live="polite">
        {format.digits(order.pickupCode ?? '')}
      </span>
      <p className={ui.muted}>{t('order.codeText')}</p>
      {renew.error ? <Fault error={renew.error} /> : null}
      <Button disabled={renew.isPending} onClick={() => renew.mutate({ orderId: order.id })}>
        {t('order.newCode')}
      </Button>
      <p className={ui.muted}>{t('order.newCodeText')}</p>
    </div>
  );
}
