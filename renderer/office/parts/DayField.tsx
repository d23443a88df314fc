import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type BusinessDay } from '../../../shared/time/business-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { dayByKey, formatDay, parseDay } from './day-text.ts';
import css from './office.module.css';
import { FigureInput } from './TypedInput.tsx';

type FieldProps = {
  label: string;
  value: BusinessDay | null;
  today: BusinessDay;
  onChange: (day: BusinessDay | null) => void;
  /** False: an emptied field goes back to the day it had. */
  mayBeEmpty?: boolean;
  isLabelHidden?: boolean;
  /** In CSS pixels. */
  width?: number;
};

/** A day typed in either script or moved with the arrow keys; taken over on Enter or when the field is left. */
export function DayField({
  label,
  value,
  today,
  onChange,
  mayBeEmpty = false,
  isLabelHidden = false,
  width = 150,
}: FieldProps) {
  const { t } = useTranslation('office');
  const { language } = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : formatDay(value, language);
  const day = typed === null ? value : parseDay(typed, today);
  const isEmpty = typed !== null && typed.trim() === '';
  const take = () => {
    if (typed === null) return;
    if (day !== null) onChange(day);
    else if (isEmpty && mayBeEmpty) onChange(null);
    setTyped(null);
  };
  return (
    <FigureInput
      inputMode="text"
      {...(isLabelHidden ? { 'aria-label': label, title: t('day.hint') } : { label })}
      value={typed ?? shown}
      onText={setTyped}
      onBlur={take}
      error={typed !== null && typed.length > 7 && day === null ? t('field.badDay') : undefined}
      w={width}
      onKeyDown={(event) => {
        const next = dayByKey(day ?? today, event.key, event.shiftKey);
        if (next !== null && next <= today) {
          setTyped(null);
          onChange(next);
        } else if (event.key === 'Enter') take();
        else return;
        event.preventDefault();
      }}
    />
  );
}

type StepperProps = {
  day: BusinessDay;
  today: BusinessDay;
  /** The last day that can be gone to: today, or a later one where there is something to see. */
  last: BusinessDay;
  onChange: (day: BusinessDay) => void;
};

/** One day, with a step to either side and back to today. */
export function DayStepper({ day, today, last, onChange }: StepperProps) {
  const { t } = useTranslation('office');
  return (
    <div className={css.buttons}>
      <ActionIcon
        variant="default"
        size={42}
        aria-label={t('day.earlier')}
        onClick={() => onChange(addDays(day, -1))}
      >
        <IconChevronLeft aria-hidden />
      </ActionIcon>
      <DayField
        label={t('day.label')}
        isLabelHidden
        value={day}
        today={last}
        onChange={(next) => next && onChange(next > last ? last : next)}
      />
      <ActionIcon
        variant="default"
        size={42}
        aria-label={t('day.later')}
        disabled={day >= last}
        onClick={() => onChange(addDays(day, 1))}
      >
        <IconChevronRight aria-hidden />
      </ActionIcon>
      <Button variant="default" disabled={day === today} onClick={() => onChange(today)}>
        {t('day.today')}
      </Button>
    </div>
  );
}
