import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../api/external-store.ts';
import shell from '../shell/shell.module.css';
import { counterPlace, takeCounterOver } from './counter-lock.ts';
import { leaveCart } from './counter-store.ts';

/** Says that another window of this till has the counter, with the one button that brings it here, cart and all. */
export function CounterElsewhere() {
  const { t } = useTranslation('shell');
  const [leaving, setLeaving] = useState<'no' | 'now' | 'stuck'>('no');
  const isTaking = useStore(counterPlace) === 'taking' || leaving === 'now';
  const take = async () => {
    setLeaving('now');
    const isFree = await leaveCart();
    setLeaving(isFree ? 'no' : 'stuck');
    if (isFree) await takeCounterOver();
  };
  return (
    <main className={shell.centre} role="alert">
      <h1>{t('counterElsewhere.title')}</h1>
      <p>{t('counterElsewhere.text')}</p>
      {leaving === 'stuck' ? <p>{t('counterElsewhere.stuck')}</p> : null}
      <Button autoFocus loading={isTaking} onClick={() => void take()}>
        {t(isTaking ? 'counterElsewhere.taking' : 'counterElsewhere.take')}
      </Button>
    </main>
  );
}
