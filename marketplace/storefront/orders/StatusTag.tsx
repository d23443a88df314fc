import { useTranslation } from 'react-i18next';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import ui from '../ui/ui.module.css';

const TONES: Partial<Record<OrderStatus, 'attention' | 'danger' | 'go'>> = {
  'awaiting-payment': 'attention',
  adjusted: 'attention',
  accepted: 'go',
  ready: 'go',
  'on-the-way': 'go',
  rejected: 'danger',
  cancelled: 'danger',
  expired: 'danger',
};

/** What to make of a status: look at this, it went wrong, go on. */
export function toneOf(status: OrderStatus): 'attention' | 'danger' | 'go' | undefined {
  return TONES[status];
}

/** Where an order stands, in a word. */
export function StatusTag({ status }: { status: OrderStatus }) {
  const { t } = useTranslation();
  return (
    <span className={ui.tag} data-tone={toneOf(status)}>
      {t(`status.${status}`)}
    </span>
  );
}
