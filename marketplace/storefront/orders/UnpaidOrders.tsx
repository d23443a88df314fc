import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { mayPay } from './order-steps.ts';

/** The newest orders that wait for their payment, each with the way to it: who comes back from the provider's page finds an empty cart. */
export function UnpaidOrders() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useStore(session);
  const { data } = useQuery({
    ...orpc.orders.list.queryOptions({ input: { offset: 0, limit: 10 } }),
    enabled: state === 'in',
  });
  return (data?.items ?? []).filter(mayPay).map((order) => (
    <Notice
      key={order.id}
      tone="attention"
      action={
        <ButtonLink to="/orders/$orderId" params={{ orderId: order.id }} small>
          {t('order.toPayment')}
        </ButtonLink>
      }
    >
      {t('order.unpaid', {
        shop: format.name({ nameBn: order.shopNameBn, nameEn: order.shopNameEn }),
        total: format.taka(order.total - order.paid),
      })}
    </Notice>
  ));
}
