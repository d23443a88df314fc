import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { orpc } from '../api/client.ts';
import { refusalData } from '../api/refusal-text.ts';
import { signedOut } from '../api/session.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SendForm } from '../ui/SendForm.tsx';
import ui from '../ui/ui.module.css';
import { ForgotForm } from './ForgotForm.tsx';
import { PersonField } from './PersonField.tsx';

const route = getRouteApi('/reset');

function NewPassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const reset = useMutation(orpc.accounts.reset.mutationOptions({ onSuccess: signedOut }));
  if (reset.isSuccess) {
    return (
      <>
        <Notice tone="go">{t('reset.done')}</Notice>
        <ButtonLink to="/sign-in" look="go">
          {t('auth.signIn')}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <SendForm
        sending={reset}
        label={t('reset.save')}
        onSend={() =>
          // The link serves once: what is sent again would be told that it is used.
          sendOnce(queries, orpc.accounts.reset.mutationKey(), () => reset.mutate({ token, password }))
        }
      >
        <PersonField
          kind="newPassword"
          label={t('reset.newPassword')}
          value={password}
          onText={setPassword}
        />
      </SendForm>
      {refusalData(reset.error, 'BAD_TOKEN') ? (
        <ButtonLink to="/reset" search={{}}>
          {t('reset.newMail')}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** Where the link of the mail for a forgotten password leads; without a token, where one asks for that mail. */
export function ResetPage() {
  const { t } = useTranslation();
  const { token = '' } = route.useSearch();
  const [email, setEmail] = useState('');
  useTitle(t('reset.title'));
  return (
    <div className={`${ui.card} ${ui.stack}`} style={{ maxWidth: 480, marginInline: 'auto' }}>
      <h1>{t('reset.title')}</h1>
      {token === '' ? <ForgotForm email={email} onEmail={setEmail} /> : <NewPassword token={token} />}
    </div>
  );
}
