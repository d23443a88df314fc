import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../api/external-store.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { forgetLost, type LostAnswer, lostAnswers } from './lost-answers.ts';
import classes from './order-card.module.css';

const SAID = {
  accept: 'orders.accept',
  adjust: 'orders.adjust',
  reject: 'orders.reject',
  ready: 'orders.ready',
  'on-the-way': 'orders.onTheWay',
  complete: 'orders.toTill',
  cancel: 'orders.cancel',
} as const satisfies Record<LostAnswer['kind'], string>;

function Lost({ lost }: { lost: LostAnswer }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const { orderId, code, customerName, kind, status, by } = lost;
  return (
    <article className={classes.over} aria-label={code}>
      <span>
        <strong>{format.code(code)}</strong> {customerName}
      </span>
      <div role="alert" className={classes.problem}>
        {t('orders.lost', { answer: t(SAID[kind]) })}{' '}
        {t(by === '' ? 'orders.lostNow' : 'orders.lostBy', { status: t(`orderStatus.${status}`), name: by })}
      </div>
      <Button variant="default" onClick={() => forgetLost(orderId)}>
        {t('orders.seen')}
      </Button>
    </article>
  );
}

/** Answers given here that came too late, each until it is read: whoever gave one believes otherwise that it was taken. */
export function LostAnswers() {
  const all = useStore(lostAnswers);
  return all.map((lost) => <Lost key={lost.orderId} lost={lost} />);
}
