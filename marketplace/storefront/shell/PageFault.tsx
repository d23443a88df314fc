import { IconMapSearch, IconMoodSad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty } from '../ui/Notice.tsx';
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

/** In place of a page that failed to load or to draw: what is safe, and one button. */
export function PageCrash({ error }: { error: unknown }) {
  const { t } = useTranslation();
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
