import { IconCloudOff, IconMapSearch, IconMoodSad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty } from '../ui/Notice.tsx';
import { useComeBack } from './come-back.ts';
import { PageNotHere } from './lazy-page.ts';
import { useTitle } from './use-page.ts';

/** For an address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));
  return (
    <Empty
      icon={<IconMapSearch size={48} stroke={1.4} aria-hidden />}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <ButtonLink to="/" look="go">
          {t('notFound.home')}
        </ButtonLink>
      }
    />
  );
}

/** Code of the page, or of a part of it, that could not be fetched. */
function isLoadFault(error: unknown): boolean {
  if (error instanceof PageNotHere) return true;
  return (
    error instanceof Error &&
    /preload|dynamically imported|module script|failed to fetch/i.test(error.message)
  );
}

/** Reloads the page where the server answers while it still stands there; a reload without a network would end on the browser's own error page. */
function tryAgain() {
  const { pathname } = window.location;
  api.find.categories().then(
    () => {
      if (window.location.pathname === pathname) window.location.reload();
    },
    () => undefined,
  );
}

/** Comes back by itself with the network, the first time. */
function PageAway() {
  const { t } = useTranslation();
  useComeBack(window.location.pathname);
  return (
    <Empty
      icon={<IconCloudOff size={48} stroke={1.4} aria-hidden />}
      title={t('offline.pageAway')}
      text={t('offline.text')}
      action={<Button onClick={tryAgain}>{t('tryAgain')}</Button>}
    />
  );
}

/** In place of a page that failed to load or to draw: what is safe, and one button. */
export function PageCrash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (isLoadFault(error)) return <PageAway />;
  return (
    <div role="alert">
      <Empty
        icon={<IconMoodSad size={48} stroke={1.4} aria-hidden />}
        title={t('crash.title')}
        text={t('crash.text')}
        action={
          <Button look="go" onClick={() => window.location.reload()}>
            {t('crash.reload')}
          </Button>
        }
      />
      <span className="visually-hidden">{error instanceof Error ? error.message : ''}</span>
    </div>
  );
}
