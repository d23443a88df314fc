import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounter } from '../counter-context.ts';
import classes from './panel.module.css';

/** The largest discount the user may give; above it, what happens then. */
export function CapNote({ isAbove }: { isAbove: boolean }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const percent = format.number(useCounter().capBp / 100);
  if (!isAbove) return <p className={classes.muted}>{t('discount.cap', { percent })}</p>;
  return (
    <p className={classes.above} role="status">
      <IconAlertTriangle size={18} aria-hidden /> {t('discount.above', { percent })}
    </p>
  );
}
