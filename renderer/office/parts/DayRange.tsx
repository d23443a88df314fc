import { useTranslation } from 'react-i18next';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { DayField } from './DayField.tsx';
import { useToday } from './use-today.ts';

/** The first and the last day of what a list shows; null where a side is open. */
export type Days = { fromDay: BusinessDay | null; toDay: BusinessDay | null };

type Props = {
  days: Days;
  onChange: (change: Partial<Days>) => void;
  /** Whether something stands open beside the list: all must still fit into one line. */
  isNarrow?: boolean;
};

/** Narrows a list to some days: from one day, to one day, or both. */
export function DayRange({ days, onChange, isNarrow = false }: Props) {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const width = isNarrow ? 128 : 150;
  return (
    <>
      <DayField
        label={t('from')}
        value={days.fromDay}
        today={today}
        width={width}
        mayBeEmpty
        onChange={(fromDay) => onChange({ fromDay })}
      />
      <DayField
        label={t('to')}
        value={days.toDay}
        today={today}
        width={width}
        mayBeEmpty
        onChange={(toDay) => onChange({ toDay })}
      />
    </>
  );
}
