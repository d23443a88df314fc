import { useTranslation } from 'react-i18next';
import type { OrderDto, OrderLineDto } from '../../../shared/marketplace/order.ts';
import checkout from '../checkout/checkout.module.css';
import { useFormat } from '../i18n/use-format.ts';
import { useUnits } from '../offers/use-units.ts';
import ui from '../ui/ui.module.css';
import { finalSum, sumName, tillChange } from './order-steps.ts';
import classes from './orders.module.css';

/** One line of an order; what the shop changed stands struck through beside what it gives. */
export function OrderLine({ line }: { line: OrderLineDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const units = useUnits();
  const unit = line.packLabel === '' ? units.word(line.packUnit, line.quantity) : format.code(line.packLabel);
  const isLess = line.quantity < line.asked;
  const name = (
    <>
      {format.name(line)} <span className={ui.muted}>{format.digits(line.strength)}</span>
    </>
  );
  return (
    <li>
      <span>
        {line.quantity === 0 ? <del>{name}</del> : name}{' '}
        {line.nearExpiry ? (
          <span className={ui.tag} data-tone="attention">
            {t('stock.nearExpiry', { day: format.day(line.nearExpiry) })}
          </span>
        ) : null}
        <span className={`${ui.small} ${ui.muted}`} style={{ display: 'block' }}>
          {line.substituteFor === null ? '' : [t('order.instead'), ''].join(' · ')}
          {isLess ? <del>{format.number(line.asked)}</del> : null}
          {isLess ? ' → ' : ''}
          {line.quantity === 0 ? t('order.cannotGive') : `${format.number(line.quantity)} ${unit}`}
        </span>
      </span>
      <strong>{format.taka(line.amount)}</strong>
    </li>
  );
}

/** What was ordered, what it costs, how it is paid and fetched. */
export function OrderLines({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = sumName(order);
  const final = finalSum(order);
  const change = tillChange(order);
  return (
    <section className={`${ui.card} ${ui.stack}`} aria-label={t('order.goods')}>
      <h2>{t('order.goods')}</h2>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <OrderLine key={line.lineNo} line={line} />
        ))}
      </ul>
      <div className={checkout.sums}>
        {order.discount > 0 ? (
          <div>
            <span>{t('checkout.discount')}</span>
            <span>{format.taka(-order.discount)}</span>
          </div>
        ) : null}
        {order.deliveryFee > 0 ? (
          <div>
            <span>{t('checkout.deliveryFee')}</span>
            <span>{format.taka(order.deliveryFee)}</span>
          </div>
        ) : null}
        {change === null ? null : (
          <div>
            <span>{t(`order.${change}`)}</span>
            <span>{format.taka(final - order.total)}</span>
          </div>
        )}
        <div className={checkout.total}>
          <span>{t(`order.sum.${sum}`)}</span>
          <span>{format.taka(final)}</span>
        </div>
      </div>
      <p className={ui.muted}>
        {t(`payment.${order.payment}`)}
        {sum === 'whole' && order.paid === 0 ? null : <> · {t(`paymentStatus.${order.paymentStatus}`)}</>}
      </p>
      {order.address === '' ? null : <p>{format.code(order.address)}</p>}
      {order.note === '' ? null : <p className={ui.muted}>{order.note}</p>}
    </section>
  );
}
