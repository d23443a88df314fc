import { useTranslation } from 'react-i18next';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useUnits } from '../offers/use-units.ts';
import { Picture } from '../ui/Picture.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import ui from '../ui/ui.module.css';
import classes from './cart.module.css';
import type { CartItem } from './cart.ts';
import { changeQuantity } from './cart-store.ts';
import type { useQuote } from './use-quote.ts';

type Props = {
  item: CartItem;
  quote: Pick<ReturnType<typeof useQuote>, 'lineOf' | 'mostOf' | 'sureOf' | 'isGone'>;
};

/** A line of the cart: what, how many, what it costs now, and whether there is that much. */
export function CartLine({ item, quote }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const units = useUnits();
  const quoted = quote.lineOf(item);
  const named = item.nameBn === '' && item.nameEn === '' && quoted ? quoted : item;
  // What is not offered any more the server does not name.
  const name = format.name(named) || t('cart.nameless');
  // A cart from another device names its packs by their ids alone.
  const pack = quoted ? { ...quoted, unit: quoted.packUnit, label: quoted.packLabel } : item;
  const most = quote.mostOf(item);
  const sure = quote.sureOf(item) ?? { count: most, isMore: false };
  const amount = quoted ? quoted.price * item.quantity : item.price * item.quantity;
  const needsPaper = quoted?.needsPrescription ?? needsPrescription(item.drugClass);
  return (
    <li className={classes.line}>
      <Picture src={item.picture} size={56} drugClass={item.drugClass} />
      <div className={classes.what}>
        <span>
          <strong>{name}</strong>{' '}
          <span className={ui.muted}>{format.digits(quoted?.strength ?? item.strength)}</span>
        </span>
        <span className={`${ui.small} ${ui.muted}`}>
          {pack.unit === '' ? '' : units.pack({ ...pack, baseQuantity: pack.baseQuantity as never }, '')}
          {quoted ? ` · ${format.taka(quoted.price)}` : ''}
        </span>
        <span className={ui.line}>
          {quoted?.nearExpiry ? (
            <span className={ui.tag} data-tone="attention">
              {t('stock.nearExpiry', { day: format.day(quoted.nearExpiry) })}
            </span>
          ) : null}
          {needsPaper ? (
            <span className={ui.tag} data-tone="attention">
              {t('stock.rx')}
            </span>
          ) : null}
          {quote.isGone(item) ? (
            <span className={ui.tag} data-tone="danger">
              {t('cart.gone')}
            </span>
          ) : null}
          {most < item.quantity ? (
            <span className={ui.tag} data-tone="danger">
              {sure.isMore
                ? t(sure.count === 0 ? 'cart.notSoMany' : 'cart.notSoManySure', { count: sure.count })
                : sure.count === 0
                  ? t('stock.none')
                  : t('cart.onlyLeft', { count: sure.count })}
            </span>
          ) : null}
        </span>
      </div>
      <div className={classes.sums}>
        <Stepper
          value={item.quantity}
          most={most}
          label={name}
          onChange={(quantity) => changeQuantity(item, quantity)}
        />
        <strong>{format.taka(amount)}</strong>
      </div>
    </li>
  );
}
