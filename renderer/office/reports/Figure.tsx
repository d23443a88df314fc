import { useTranslation } from 'react-i18next';
import type { Paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';
import { changeInPercent } from './busiest-hours.ts';

type Props = {
  label: string;
  /** Null where it is not known. */
  value: Paisa | null;
  before: Paisa | null;
  weekday: string;
  /** Up to which time last week is counted; null for the whole day. */
  until: string | null;
  isMoney?: boolean;
  onOpen: () => void;
};

/** One figure of the day against the same weekday last week, up to the same time while the day is running; pressing it opens the receipts behind it. */
export function Figure({ label, value, before, weekday, until, isMoney = true, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const show = (amount: Paisa) => (isMoney ? format.taka(amount) : format.number(amount));
  const compared = () => {
    if (value === null || before === null) return t('notComparable');
    const percent = changeInPercent(value, before);
    if (percent === null)
      return until === null
        ? t('nothingBefore', { weekday })
        : t('until.nothingBefore', { weekday, time: until });
    const time = until ?? '';
    const words = { percent: Math.abs(percent), weekday, before: show(before), time };
    if (percent === 0) return t(until === null ? 'same' : 'until.same', words);
    if (percent > 0) return `▲ ${t(until === null ? 'up' : 'until.up', words)}`;
    return `▼ ${t(until === null ? 'down' : 'until.down', words)}`;
  };
  return (
    <button type="button" className={css.figure} title={t('open')} onClick={onOpen}>
      <span className={css.muted}>{label}</span>
      <span className={`${css.one} ${css.figureValue}`}>{value === null ? '–' : show(value)}</span>
      <span className={css.small}>{compared()}</span>
    </button>
  );
}
