import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** For a page of the office that this user may not open, however the address was reached. */
export function NotAllowed() {
  const { t } = useTranslation();
  return (
    <main className={classes.centre} role="alert">
      <p>{t('notAllowed')}</p>
      <Button component={Link} to="/">
        {t('toCounter')}
      </Button>
    </main>
  );
}
