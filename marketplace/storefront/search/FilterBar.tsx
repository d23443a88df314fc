import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import ui from '../ui/ui.module.css';
import classes from './filters.module.css';
import { type OfferFilters, RADII, USUAL_RADIUS } from './search-query.ts';

type Props = { filters: OfferFilters; onChange: (change: OfferFilters) => void };

/** How far, in which order, and which shops; each press is one filter. */
export function FilterBar({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const radius = filters.r ?? USUAL_RADIUS;
  return (
    <fieldset className={`${ui.chipRow} ${classes.bar}`} aria-label={t('results.filters')}>
      <select
        className={ui.chip}
        aria-label={t('results.radius')}
        value={radius}
        onChange={(event) => onChange({ r: Number(event.currentTarget.value) })}
      >
        {RADII.map((each) => (
          <option key={each} value={each}>
            {t('results.within', { distance: format.distance(each) })}
          </option>
        ))}
      </select>
      <select
        className={ui.chip}
        aria-label={t('results.sort')}
        value={filters.sort ?? 'best'}
        onChange={(event) => onChange({ sort: event.currentTarget.value as 'best' | 'distance' | 'price' })}
      >
        {(['best', 'distance', 'price'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`results.sortBy.${each}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={ui.chip}
        aria-pressed={filters.open ?? false}
        onClick={() => onChange({ open: !filters.open })}
      >
        {t('results.openNow')}
      </button>
      <button
        type="button"
        className={ui.chip}
        aria-pressed={!filters.all}
        onClick={() => onChange({ all: !filters.all })}
      >
        {t('results.inStock')}
      </button>
      <button
        type="button"
        className={ui.chip}
        aria-pressed={filters.delivers ?? false}
        onClick={() => onChange({ delivers: !filters.delivers })}
      >
        {t('results.delivers')}
      </button>
    </fieldset>
  );
}
