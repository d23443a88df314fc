import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerAhead } from '../../api/server-clock.ts';
import { useFormat } from '../../i18n/use-format.ts';
import classes from './order-card.module.css';

const SECOND_MS = 1_000;
const SOON_MS = 120_000;

/** What is left until `until` (UTC ms by the store server's clock), second by second. */
export function Countdown({ until }: { until: number }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const ahead = useServerAhead();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, until - (now + ahead));
  const seconds = Math.floor(left / SECOND_MS);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div className={left < SOON_MS ? classes.problem : classes.attention} role="timer">
      {left === 0 ? t('orders.late') : t('orders.left', { time: format.digits(clock) })}
    </div>
  );
}
