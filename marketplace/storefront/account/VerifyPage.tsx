import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { refusalData } from '../api/refusal-text.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

const route = getRouteApi('/verify');

function SignInLink() {
  const { t } = useTranslation();
  return (
    <ButtonLink to="/sign-in" look="go">
      {t('auth.signIn')}
    </ButtonLink>
  );
}

/** Where the link of the welcome mail leads: the address is confirmed, and one goes on. */
export function VerifyPage() {
  const { t } = useTranslation();
  const { token = '' } = route.useSearch();
  const asked = useRef('');
  const { mutate, error, data } = useMutation(orpc.accounts.verifyEmail.mutationOptions());
  const isUsed = refusalData(error, 'BAD_TOKEN') !== null;
  useTitle(t('verify.title'));
  useEffect(() => {
    // A token serves once, and development draws everything twice.
    if (token === '' || asked.current === token) return;
    asked.current = token;
    mutate({ token });
  }, [token, mutate]);
  return (
    <div className={`${ui.card} ${ui.stack}`} style={{ maxWidth: 480, marginInline: 'auto' }}>
      <h1>{t('verify.title')}</h1>
      {token === '' ? (
        <>
          <Notice tone="attention">{t('verify.noToken')}</Notice>
          <p className={ui.muted}>{t('verify.newMail')}</p>
          <SignInLink />
        </>
      ) : null}
      {error ? <Fault error={error} retry={isUsed ? undefined : () => mutate({ token })} /> : null}
      {isUsed ? (
        <>
          <p className={ui.muted}>{t('verify.newMail')}</p>
          <SignInLink />
        </>
      ) : null}
      {data ? (
        <>
          <Notice tone="go">{t('verify.done', { email: data.email })}</Notice>
          <p className={ui.muted}>{t('verify.goBack')}</p>
          <SignInLink />
        </>
      ) : null}
      {token !== '' && !error && !data ? <Skeleton rows={1} height={72} /> : null}
    </div>
  );
}
