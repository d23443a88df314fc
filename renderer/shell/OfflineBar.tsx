import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { connection } from '../api/connection.ts';
import { useStore } from '../api/external-store.ts';
import classes from './shell.module.css';

/** Calmly says that the store server is away; over the page's edge, so that nothing moves. */
export function OfflineBar() {
  const { t } = useTranslation();
  const { online } = useStore(connection);
  return (
    <div role="status" aria-live="polite">
      {online ? null : (
        <div className={classes.offline}>
          <IconPlugConnectedX size={22} aria-hidden />
          <strong>{t('connection.offline')}</strong>
          <span>{t('connection.offlineText')}</span>
        </div>
      )}
    </div>
  );
}
