import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { connection } from '../api/connection.ts';
import { useStore } from '../api/external-store.ts';
import classes from './shell.module.css';

type Props = { className?: string | undefined };

/** Calmly says that the store server is away; at the foot, so that it covers no heading and moves no line. */
export function OfflineBar({ className = classes.offlineAtFoot }: Props) {
  const { t } = useTranslation();
  const { online } = useStore(connection);
  return (
    <div role="status" aria-live="polite">
      {online ? null : (
        <div className={`${classes.offline} ${className}`}>
          <IconPlugConnectedX size={22} aria-hidden />
          <strong>{t('connection.offline')}</strong>
          <span>{t('connection.offlineText')}</span>
        </div>
      )}
    </div>
  );
}
