import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { PackUnit } from '../../../shared/catalog/units.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUnitWord } from '../../office/parts/use-unit-word.ts';
import classes from './order-card.module.css';

/** The goods of an order, with what was sold at a till since it was promised. */
export function OrderLines({ shown }: { shown: ShopOrderDto }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const unit = useUnitWord();
  const productOf = (lineNo: number) => shown.products.find((line) => line.lineNo === lineNo);
  const shortOf = (lineNo: number) =>
    shown.short.find(({ productId }) => productId === productOf(lineNo)?.productId);
  return (
    <ul className={classes.lines}>
      {shown.order.lines.map((line) => {
        const short = shortOf(line.lineNo);
        return (
          <li key={line.lineNo}>
            <span>
              {format.names(line).first} {format.digits(productOf(line.lineNo)?.strength ?? '')}
              {line.nearExpiry ? (
                <span className={classes.attention}>
                  {' '}
                  {t('orders.nearExpiry', { day: format.expiry(line.nearExpiry as BusinessDay) })}
                </span>
              ) : null}
              {short ? (
                <span className={classes.problem}>
                  {' '}
                  {t('orders.short', { quantity: describeQuantity(short, short.missing, format.language) })}.{' '}
                  {t('orders.call', { phone: format.digits(shown.order.customerPhone) })}
                </span>
              ) : null}
            </span>
            <span className={classes.figure}>
              {format.number(line.quantity)}
              {line.asked === line.quantity || line.asked === 0 ? '' : ` / ${format.number(line.asked)}`}{' '}
              {line.packLabel || unit(line.packUnit as PackUnit)}
            </span>
            <span className={classes.figure}>{format.taka(paisa(line.amount))}</span>
          </li>
        );
      })}
    </ul>
  );
}
