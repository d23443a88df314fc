import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './shell.module.css';

/** For an address that leads nowhere: the one way on is the counter. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className={classes.centre}>
      <p>{t('notFound')}</p>
      <Button component={Link} to="/">
        {t('toCounter')}
      </Button>
    </main>
  );
}
