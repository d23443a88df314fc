import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import ui from './ui.module.css';

type Props = {
  value: number;
  /** The most there is. */
  most: number;
  /** What is counted, for who does not see it. */
  label: string;
  /** 0 where the last step down takes the line out. */
  least?: 0 | 1;
  onChange: (value: number) => void;
};

/** Minus, how many, plus; each as large as a thumb. */
export function Stepper({ value, most, label, least = 0, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const takesOut = least === 0 && value <= 1;
  return (
    <fieldset className={ui.stepper} aria-label={label}>
      <button
        type="button"
        aria-label={t(takesOut ? 'cart.remove' : 'cart.less', { name: label })}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        {takesOut ? <IconTrash size={20} aria-hidden /> : <IconMinus size={20} aria-hidden />}
      </button>
      <output aria-live="polite">{format.number(value)}</output>
      <button
        type="button"
        aria-label={t('cart.more', { name: label })}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={20} aria-hidden />
      </button>
    </fieldset>
  );
}
