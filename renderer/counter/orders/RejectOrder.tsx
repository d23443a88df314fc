import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quickReasons } from '../../../shared/marketplace/quick-reason.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import classes from './order-card.module.css';

type Props = {
  kind: 'reject' | 'cancel';
  /** It was answered elsewhere, or is over. */
  isGone: boolean;
  isPending: boolean;
  /** What has to be read before it is sent. */
  notice: ReactNode;
  /** Says it, and calls `onBack` once nothing is left to say. */
  onSay: (answer: ShopAnswer) => void;
  onBack: () => void;
};

/** Refuses or cancels an order with a reason that the customer reads. */
export function RejectOrder({ kind, isGone, isPending, notice, onSay, onBack }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Whoever pressed it goes on typing: what falls into the search beside it is sold.
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    onSay({ kind, reason: reason.trim() });
    // The button rests until it was taken, and loses the keys.
    field.current?.focus();
  };
  return (
    <div className={`${classes.actions} ${classes.bottom}`}>
      {isGone ? (
        <div role="alert" className={classes.problem}>
          {t('orders.gone')}
        </div>
      ) : null}
      {notice}
      <TextInput
        ref={field}
        label={t('orders.reason')}
        maxLength={500}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        {quickReasons(format.language).map(({ label, text }) => (
          <Button key={text} size="sm" variant="default" onClick={() => setReason(text)}>
            {label}
          </Button>
        ))}
      </div>
      <div className={classes.buttons}>
        <Button color="red" loading={isPending} disabled={isGone || reason.trim() === ''} onClick={send}>
          {t(kind === 'reject' ? 'orders.reject' : 'orders.cancel')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('orders.back')}
        </Button>
      </div>
    </div>
  );
}
