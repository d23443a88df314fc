import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import ui from './ui.module.css';

/** Average stars (hundredths) and of how many reviews; nothing where there are none. */
export function Rating({ rating, reviews }: { rating: number; reviews: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (reviews === 0) return null;
  return (
    <span className={ui.line}>
      <span className={ui.stars}>
        <IconStarFilled size={16} aria-hidden />
        <strong>{format.rating(rating)}</strong>
      </span>
      <span className={ui.muted}>{t('shop.reviewCount', { count: reviews })}</span>
    </span>
  );
}

/** One to five whole stars. */
export function Stars({ stars }: { stars: number }) {
  const { t } = useTranslation();
  return (
    <span className={ui.stars} role="img" aria-label={t('shop.starsOf', { count: stars })}>
      {Array.from({ length: stars }, (_, star) => star).map((star) => (
        <IconStarFilled key={star} size={16} aria-hidden />
      ))}
    </span>
  );
}
