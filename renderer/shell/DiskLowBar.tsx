import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** Says on every screen that the disk is nearly full, before it takes no more sales. */
export function DiskLowBar() {
  const { t } = useTranslation();
  return (
    <div className={classes.diskLow} role="alert">
      <IconDatabaseExclamation size={20} aria-hidden />
      <strong>{t('diskLow.title')}</strong>
      <span>{t('diskLow.text')}</span>
    </div>
  );
}
