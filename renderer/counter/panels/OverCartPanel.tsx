import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { isFinal } from '../../../shared/marketplace/order-status.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { giveUpCart } from '../give-up-cart.ts';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

/** In place of a payment: the order whose cart this is was cancelled or is being changed, and what to do with its goods and money. */
export function OverCartPanel({ shown }: { shown: ShopOrderDto }) {
  const { t } = useTranslation(['counter', 'market']);
  const format = useFormat();
  const { order, status } = shown;
  const isBack = order.paymentStatus === 'refunded';
  const goesBack = order.paymentStatus === 'refund-due' || (order.payment !== 'cash' && order.paid > 0);
  return (
    <Panel title={t('counter:view.pay')}>
      <p className={classes.section}>
        {format.code(order.code)} · {order.customerName} · {t(`market:orderStatus.${status}`)}
      </p>
      <p className={classes.danger} role="alert">
        {t(isFinal(status) ? 'market:orders.cartOver' : 'market:orders.cartChanging')}
      </p>
      {isFinal(status) && (isBack || goesBack) ? (
        <p>{t(isBack ? 'market:orders.refunded' : 'market:orders.refund-due')}</p>
      ) : null}
      <Button size="lg" variant="default" onClick={giveUpCart}>
        {t('market:orders.cartClear')}
      </Button>
    </Panel>
  );
}
