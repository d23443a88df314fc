import { Button, Modal, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useOverlay } from '../../ui/overlay.ts';
import classes from './order-card.module.css';

type PhotoProps = { orderId: string; prescriptionId: string; title: string };

type LargePhotoProps = { isOpen: boolean; onClose: () => void; title: string; src: string };

/** As large as the screen; the counter behind it hears no key and takes no scan. */
function LargePhoto({ isOpen, onClose, title, src }: LargePhotoProps) {
  const { t } = useTranslation('market');
  const { t: office } = useTranslation('office');
  useOverlay(isOpen, onClose);
  return (
    <Modal
      fullScreen
      closeOnEscape={false}
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': office('close'), size: 'lg' }}
    >
      <img className={classes.largePhoto} alt={t('orders.prescription')} src={src} />
    </Modal>
  );
}

/** Small beside the goods; a press shows it as large as the screen, for a doctor's hand has to be read. */
function Photo({ orderId, prescriptionId, title }: PhotoProps) {
  const { t } = useTranslation('market');
  const refusalText = useRefusalText();
  const [isLarge, setLarge] = useState(false);
  const photo = useQuery(
    orpc.marketplace.prescription.queryOptions({ input: { orderId, prescriptionId }, retry: false }),
  );
  if (photo.error) return <div className={classes.problem}>{refusalText(photo.error)}</div>;
  if (!photo.data) return null;
  const { mime, contentBase64 } = photo.data;
  const src = `data:${mime};base64,${contentBase64}`;
  return (
    <>
      <UnstyledButton aria-label={t('orders.enlarge')} onClick={() => setLarge(true)}>
        <img className={classes.photo} alt={t('orders.prescription')} src={src} />
        <span className={classes.muted}>{t('orders.enlarge')}</span>
      </UnstyledButton>
      <LargePhoto isOpen={isLarge} onClose={() => setLarge(false)} title={title} src={src} />
    </>
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
      {open ? (
        <Photo
          orderId={order.id}
          prescriptionId={open}
          title={`${t('orders.prescription')} · ${format.code(order.code)} ${order.customerName}`}
        />
      ) : null}
    </div>
  );
}
