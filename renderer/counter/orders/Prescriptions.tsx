import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import classes from './order-card.module.css';

function Photo({ orderId, prescriptionId }: { orderId: string; prescriptionId: string }) {
  const { t } = useTranslation('market');
  const refusalText = useRefusalText();
  const photo = useQuery(
    orpc.marketplace.prescription.queryOptions({ input: { orderId, prescriptionId }, retry: false }),
  );
  if (photo.error) return <div className={classes.problem}>{refusalText(photo.error)}</div>;
  if (!photo.data) return null;
  const { mime, contentBase64 } = photo.data;
  return (
    <img
      className={classes.photo}
      alt={t('orders.prescription')}
      src={`data:${mime};base64,${contentBase64}`}
    />
  );
}

/** Photos of the prescriptions of an order, asked of the marketplace when they are looked at and kept nowhere. */
export function Prescriptions({ order }: { order: OrderDto }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div className={classes.buttons}>
        {order.prescriptionIds.map((id, index) => (
          <Button key={id} size="sm" variant="default" onClick={() => setOpen(open === id ? null : id)}>
            {t('orders.prescription')} {format.number(index + 1)}
          </Button>
        ))}
      </div>
      {open ? <Photo orderId={order.id} prescriptionId={open} /> : null}
    </div>
  );
}
