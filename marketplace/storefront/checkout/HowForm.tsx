import { useTranslation } from 'react-i18next';
import type { ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import { PlaceBar } from '../place/PlaceBar.tsx';
import type { ChosenPlace } from '../place/place-store.ts';
import { useAbout } from '../shell/use-about.ts';
import ui from '../ui/ui.module.css';
import classes from './checkout.module.css';
import { type Draft, methodsFor } from './draft.ts';

type Props = {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  shop: ShopCardDto | undefined;
  chosen: ChosenPlace | null;
  /** What is to be paid, once it is known. */
  total: number | undefined;
};

/** Fetch it or have it brought, and how to pay. */
export function HowForm({ draft, change, shop, chosen, total }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { payments } = useAbout();
  const canDeliver = shop?.deliversHere ?? false;
  const deliveryText = () => {
    if (!shop?.delivers) return t('shop.noDelivery');
    if (!chosen) return t('checkout.deliveryNeedsPlace');
    if (!canDeliver) return t('checkout.outOfZone');
    return shop.deliveryFee === 0
      ? t('shop.deliversFree')
      : t('shop.deliversFor', { fee: format.taka(shop.deliveryFee) });
  };
  return (
    <section className={`${ui.card} ${ui.stack}`} aria-label={t('checkout.how')}>
      <fieldset className={ui.tight}>
        <legend>
          <h2>{t('checkout.how')}</h2>
        </legend>
        <div className={classes.choices}>
          <label className={ui.choice}>
            <input
              type="radio"
              name="fulfilment"
              checked={draft.fulfilment === 'pickup'}
              onChange={() => change({ fulfilment: 'pickup' })}
            />
            <span>
              <strong>{t('checkout.pickup')}</strong>
              <span className={`${ui.small} ${ui.muted}`}>{t('checkout.pickupText')}</span>
            </span>
          </label>
          <label className={ui.choice}>
            <input
              type="radio"
              name="fulfilment"
              disabled={!canDeliver}
              checked={draft.fulfilment === 'delivery'}
              onChange={() => change({ fulfilment: 'delivery' })}
            />
            <span>
              <strong>{t('checkout.delivery')}</strong>
              <span className={`${ui.small} ${ui.muted}`}>{deliveryText()}</span>
            </span>
          </label>
        </div>
        {shop?.delivers ? <PlaceBar /> : null}
      </fieldset>
      <fieldset className={ui.tight}>
        <legend>
          <h2>{t('checkout.pay')}</h2>
        </legend>
        <div className={classes.choices}>
          {methodsFor(total, payments).map((method) => (
            <label key={method} className={ui.choice}>
              <input
                type="radio"
                name="payment"
                checked={draft.payment === method}
                onChange={() => change({ payment: method })}
              />
              <span>
                <strong>{t(`payment.${method}`)}</strong>
                {method === 'cash' ? (
                  <span className={`${ui.small} ${ui.muted}`}>
                    {t(draft.fulfilment === 'delivery' ? 'checkout.cashAtDoor' : 'checkout.cashAtShop')}
                  </span>
                ) : null}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
