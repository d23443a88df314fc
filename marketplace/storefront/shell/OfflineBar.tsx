import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { connection } from '../api/connection.ts';
import { useStore } from '../api/store.ts';
import { createPatience, rest } from '../live/patience.ts';
import shell from './shell.module.css';

/** Asks ever less often whether the server is back, and at once where that is likely; until `signal` aborts. */
async function askUntilBack(signal: AbortSignal): Promise<void> {
  const patience = createPatience();
  while (!signal.aborted) {
    if ((await rest(patience.next(), signal)) === 'woken') patience.reset();
    if (!signal.aborted) await api.find.categories(undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Calmly says that there is no network, where nothing is covered and nothing moves: in the header of a phone, at the foot of a desktop. Asks now and
 * then whether it is back.
 */
export function OfflineBar() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { online, restored } = useStore(connection);
  useEffect(() => {
    if (restored > 0) void queries.invalidateQueries();
  }, [restored, queries]);
  useEffect(() => {
    if (online) return undefined;
    const stop = new AbortController();
    void askUntilBack(stop.signal);
    return () => stop.abort();
  }, [online]);
  return (
    <div role="status" aria-live="polite" className={shell.connection}>
      {online ? null : (
        <div className={shell.offline}>
          <IconCloudOff size={20} aria-hidden />
          <span>
            <strong>{t('offline.title')}</strong>{' '}
            <span className={shell.offlineText}>{t('offline.text')}</span>
            <span className={shell.offlineShort} aria-hidden="true">
              {t('offline.safe')}
            </span>
          </span>
        </div>
      )}
    </div>
  );
}
