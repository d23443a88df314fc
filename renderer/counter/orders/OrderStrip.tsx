import { IconWorld } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { showOrders } from '../../shell/market-wish.ts';
import classes from '../cart/cart.module.css';

/** Whose order the cart is and what it still costs at the counter, for as long as it lies there. */
export function OrderStrip({ shown }: { shown: ShopOrderDto }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const can = useCan();
  const { order, status, draftId, codeState, approvedBy, short, tillTotal } = shown;
  // Cancelled or changed while the cart lay here.
  const isOver = draftId === null;
  const due = Math.max(0, tillTotal - order.paid);
  const code = {
    none: null,
    right: t('orders.codeRight'),
    unchecked: t('orders.codeLater'),
    approved: t('orders.codeApproved', { name: approvedBy ?? '' }),
  }[codeState];
  return (
    <section className={classes.order} aria-label={t('orders.ofOrder')}>
      <IconWorld size={20} aria-hidden />
      <strong>{format.code(order.code)}</strong>
      <strong className={classes.orderName}>{order.customerName}</strong>
      <span>{t(`orders.${order.fulfilment}`)}</span>
      {isOver ? null : (
        <span className={classes.orderMoney} data-due={due > 0 || undefined}>
          {due > 0
            ? t('orders.due', { amount: format.taka(paisa(due)) })
            : t('orders.paid', { amount: format.taka(paisa(order.paid)) })}
        </span>
      )}
      {isOver ? (
        <strong role="alert">{t(`orderStatus.${status}`)}</strong>
      ) : code ? (
        <span>{code}</span>
      ) : null}
      {!isOver && short.length > 0 ? (
        <span className={classes.orderShort}>
          {t('orders.tooLittle')}{' '}
          {can('marketplace.orders') ? (
            <Link to="/market" tabIndex={-1} onClick={showOrders}>
              {t('orders.toChange')}
            </Link>
          ) : null}
        </span>
      ) : null}
    </section>
  );
}
