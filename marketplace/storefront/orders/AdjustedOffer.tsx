import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Fault } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { OrderLine } from './OrderLines.tsx';
import classes from './orders.module.css';
import { useOrderChanged } from './use-order-changed.ts';

/** The shop offers less or something else: take it or leave it. */
export function AdjustedOffer({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changed = useOrderChanged();
  const answer = useMutation(orpc.orders.answer.mutationOptions({ onSuccess: changed }));
  const say = (isAccepted: boolean) =>
    answer.mutate({ orderId: order.id, version: order.version, isAccepted });
  const different = order.lines.filter((line) => line.quantity !== line.asked || line.substituteFor !== null);
  return (
    <section className={`${ui.card} ${ui.stack}`} aria-label={t('order.offer')}>
      <h2>{t('order.offer')}</h2>
      <ul className={classes.lines}>
        {different.map((line) => (
          <OrderLine key={line.lineNo} line={line} />
        ))}
      </ul>
      <div className={ui.between}>
        <span>{t('order.newTotal')}</span>
        <strong style={{ fontSize: 22 }}>{format.taka(order.total)}</strong>
      </div>
      {answer.error ? <Fault error={answer.error} /> : null}
      <Button look="go" disabled={answer.isPending} onClick={() => say(true)}>
        {t('order.takeOffer')}
      </Button>
      <Button disabled={answer.isPending} onClick={() => say(false)}>
        {t('order.leaveOffer')}
      </Button>
    </section>
  );
}
