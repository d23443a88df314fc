import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWhole } from '../../../shared/text/whole-number.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { FigureInput } from './TypedInput.tsx';

type Props = {
  label: string;
  /** Null where nothing stands in it. */
  value: number | null;
  least?: number;
  most: number;
  /** What the figure counts, inside the field after it. */
  unit?: string;
  /** What the figure is of, inside the field before it. */
  sign?: string;
  onNumber: (value: number) => void;
};

/** A whole number, in the digits of the screen's language whichever were typed. What is out of reach becomes the nearest that is in it, on leaving, and what is none becomes what it was; both are said. */
export function WholeInput({ label, value, least = 0, most, unit, sign, onNumber }: Props) {
  const format = useFormat();
  const { t } = useTranslation('office');
  const [typed, setTyped] = useState<string | null>(null);
  const [wasOut, setWasOut] = useState(false);
  const read = typed === null ? value : readWhole(typed);
  const isOut = typed !== null && (read === null || read < least || read > most);
  return (
    <FigureInput
      label={label}
      inputMode="numeric"
      maxLength={12}
      leftSection={sign}
      rightSection={unit && unit.length > 1 ? <span style={{ whiteSpace: 'nowrap' }}>{unit}</span> : unit}
      rightSectionWidth={unit && unit.length > 1 ? unit.length * 9 + 24 : undefined}
      error={
        wasOut ? t('field.badRange', { least: format.number(least), most: format.number(most) }) : undefined
      }
      aria-invalid={isOut || undefined}
      value={typed ?? (value === null ? '' : format.digits(String(value)))}
      onFocus={(event) => event.currentTarget.select()}
      onText={(text) => {
        setTyped(text);
        setWasOut(false);
        const next = readWhole(text);
        if (next !== null && next >= least && next <= most) onNumber(next);
      }}
      onBlur={() => {
        setTyped(null);
        if (typed !== null) setWasOut(isOut);
        if (read !== null && isOut) onNumber(Math.min(most, Math.max(least, read)));
      }}
    />
  );
}
