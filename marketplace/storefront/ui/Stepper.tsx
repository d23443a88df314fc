import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWhole } from '../../../shared/text/whole-number.ts';
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

/** How many, to be typed: in the digits of the page, whichever were typed. What is out of reach becomes the nearest that is in it, on leaving. */
function QuantityField({ value, most, label, least = 0, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? value : readWhole(typed);
  const isOut = wanted === null || wanted > most;
  const leave = () => {
    setTyped(null);
    if (wanted === null) return;
    const nearest = Math.min(most, Math.max(least, wanted));
    if (nearest !== value) onChange(nearest);
  };
  return (
    <input
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      aria-label={t('cart.quantityOf', { name: label })}
      aria-invalid={isOut || undefined}
      value={typed ?? format.digits(String(value))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = format.digits(event.currentTarget.value);
        const count = readWhole(text);
        setTyped(text);
        // Zero takes the line out, so it waits until it is meant.
        if (count !== null && count > 0 && count <= most) onChange(count);
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

/** Minus, how many, plus; each as large as a thumb. */
export function Stepper(props: Props) {
  const { value, most, label, least = 0, onChange } = props;
  const { t } = useTranslation();
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
      <QuantityField {...props} />
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
