import { Button, Modal, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSession } from '../../session/session-store.ts';
import { useOverlay } from '../../ui/overlay.ts';
import { noteLooked, useUnseen } from './looked.ts';
import classes from './order-card.module.css';

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

/**
 * A photo of an order's prescription, asked of the marketplace when it is opened and kept nowhere. At first as large as the screen, for a doctor's hand has to
 * be read; then small beside the goods, and a press shows it large again.
 */
export function PrescriptionPhoto({ order, prescriptionId }: { order: OrderDto; prescriptionId: string }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const refusalText = useRefusalText();
  const { user } = useSession();
  const [isLarge, setLarge] = useState(true);
  const photo = useQuery({
    ...orpc.marketplace.prescription.queryOptions({
      input: { orderId: order.id, prescriptionId },
      retry: false,
    }),
    // Each opening asks the server, which notes who looked; news of orders ask for no picture.
    staleTime: 'static',
    gcTime: 0,
  });
  const isShown = photo.data !== undefined;
  useEffect(() => {
    if (isShown) noteLooked(user.id, prescriptionId);
  }, [isShown, user.id, prescriptionId]);
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
      <LargePhoto
        isOpen={isLarge}
        onClose={() => setLarge(false)}
        title={`${t('orders.prescription')} · ${format.code(order.code)} ${order.customerName}`}
        src={src}
      />
    </>
  );
}

type ButtonsProps = { ids: readonly string[]; open: string | null; onOpen: (id: string | null) => void };

/** A button for each photo of the prescription; those that were not looked at yet stand out. */
export function PrescriptionButtons({ ids, open, onOpen }: ButtonsProps) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const unseen = useUnseen(ids);
  return ids.map((id, index) => (
    <Button
      key={id}
      variant={unseen.includes(id) ? 'filled' : 'default'}
      onClick={() => onOpen(open === id ? null : id)}
    >
      {t('orders.prescription')} {format.number(index + 1)}
    </Button>
  ));
}
