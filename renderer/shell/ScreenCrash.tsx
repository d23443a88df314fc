import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** Shown in place of a screen that failed: nothing rung up is lost, and one button goes on. */
export function ScreenCrash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className={classes.centre} role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
      <small>{error instanceof Error ? error.message : ''}</small>
    </main>
  );
}
