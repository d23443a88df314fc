import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import classes from './sign-in.module.css';

type Props = {
  onDigit: (digit: string) => void;
  onErase: () => void;
  onEnter: () => void;
  canEnter: boolean;
  isBusy: boolean;
};

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Large digits for a finger or a mouse; the keyboard works without it. */
export function PinPad({ onDigit, onErase, onEnter, canEnter, isBusy }: Props) {
  const { t } = useTranslation('session');
  const format = useFormat();
  const digit = (key: string) => (
    <button key={key} type="button" className={classes.padKey} tabIndex={-1} onClick={() => onDigit(key)}>
      {format.digits(key)}
    </button>
  );
  return (
    <div className={classes.pad}>
      {KEYS.map(digit)}
      <button
        type="button"
        className={classes.padKey}
        tabIndex={-1}
        aria-label={t('erase')}
        onClick={onErase}
      >
        <IconBackspace size={28} aria-hidden />
      </button>
      {digit('0')}
      <button
        type="button"
        className={`${classes.padKey} ${classes.padEnter}`}
        disabled={!canEnter || isBusy}
        onClick={onEnter}
      >
        {t('enter')}
      </button>
    </div>
  );
}
