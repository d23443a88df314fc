import { useTranslation } from 'react-i18next';
import classes from './sign-in.module.css';
import { SHORTEST_PIN } from './use-pin-entry.ts';

/** Whose PIN is typed, and a dot for each digit of it. */
export function PinDots({ title, count }: { title: string; count: number }) {
  const { t } = useTranslation('session');
  return (
    <>
      <p className={classes.pinTitle}>{title}</p>
      <div className={classes.dots} role="status" aria-label={t('typed', { count })}>
        {Array.from({ length: Math.max(SHORTEST_PIN, count) }, (_, index) => index + 1).map((place) => (
          <span key={place} className={classes.dot} data-filled={place <= count || undefined} />
        ))}
      </div>
    </>
  );
}
