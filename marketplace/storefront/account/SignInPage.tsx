import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { useTitle } from '../shell/use-page.ts';
import { Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { AuthForm } from './AuthForm.tsx';

const route = getRouteApi('/sign-in');

/** Signing in, then on to where one came from. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next = '/account' } = route.useSearch();
  const { state } = useStore(session);
  useTitle(t('auth.title.in'));
  if (state === 'in') return <Navigate to={next} replace />;
  if (state === 'unknown') return <Skeleton rows={3} height={72} />;
  return (
    <div className={ui.card} style={{ maxWidth: 480, marginInline: 'auto' }}>
      <h1 className="visually-hidden">{t('auth.title.in')}</h1>
      <AuthForm />
    </div>
  );
}
