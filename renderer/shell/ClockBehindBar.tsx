import { CloseButton } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import classes from './shell.module.css';

type Props = {
  /** The newest recorded moment, and what the shop's clock says, UTC ms. */
  newest: number;
  now: number;
};

const KEY = 'dokani.clock-is-right';

/** The moment for which somebody said at this till that the clock is right: a sale once rung up under a clock in the future. */
function answeredBefore(): number | null {
  try {
    return Number(localStorage.getItem(KEY)) || null;
  } catch {
    return null;
  }
}

function remember(newest: number): void {
  try {
    localStorage.setItem(KEY, String(newest));
  } catch {
    // Asked again after a reload, then.
  }
}

/** Says on every screen that the computer's clock is behind what was recorded; whoever knows that it is right puts the bar away. */
export function ClockBehindBar({ newest, now }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [answered, setAnswered] = useState(answeredBefore);
  if (answered === newest) return null;
  return (
    <div className={classes.diskLow} role="alert">
      <IconClockExclamation size={20} aria-hidden />
      <strong>{t('clockBehind.title')}</strong>
      <span>{t('clockBehind.text', { now: format.moment(now), last: format.moment(newest) })}</span>
      <CloseButton
        size="sm"
        tabIndex={-1}
        aria-label={t('clockBehind.close')}
        title={t('clockBehind.close')}
        onClick={() => {
          setAnswered(newest);
          remember(newest);
        }}
      />
    </div>
  );
}
