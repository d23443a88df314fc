import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** For a window that is older or newer than the store server: one button brings both together. */
export function OtherVersion() {
  const { t } = useTranslation();
  return (
    <main className={classes.centre} role="alert">
      <h1>{t('version.title')}</h1>
      <p>{t('version.text')}</p>
      <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
    </main>
  );
}
