import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import type { TenderInput } from '../../../shared/contract/sales.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounter } from '../counter-context.ts';
import { notify, showView } from '../counter-store.ts';
import { PickupCode } from '../orders/PickupCode.tsx';
import { useCartOrder } from '../orders/use-cart-order.ts';
import { useCheckout } from '../pay/use-checkout.ts';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

/** The code of the customer whose order the cart is, before it is paid; `tenders` wait for it where it was asked for too late. */
export function PickupCodePanel({ tenders }: { tenders: readonly TenderInput[] | null }) {
  const { t } = useTranslation(['counter', 'market']);
  const format = useFormat();
  const counter = useCounter();
  const checkout = useCheckout();
  const shown = useCartOrder();
  const goOn = ({ codeState }: ShopOrderDto) => {
    showView({ kind: 'pay' });
    if (codeState === 'unchecked') notify('info', t('market:orders.codeUnchecked'));
    if (tenders) checkout(counter, tenders);
  };
  return (
    <Panel title={t('counter:view.pickup-code')}>
      {shown ? (
        <>
          <p className={classes.section}>
            {format.code(shown.order.code)} · {shown.order.customerName}
          </p>
          <p className={classes.muted}>{format.digits(shown.order.customerPhone)}</p>
          <PickupCode shown={shown} isAlone onDone={goOn} />
        </>
      ) : null}
    </Panel>
  );
}
