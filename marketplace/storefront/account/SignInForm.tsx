import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { signedIn } from '../api/session.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Fault } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

type Props = { email: string; onEmail: (email: string) => void; onDone?: (() => void) | undefined };

/** E-mail and password. */
export function SignInForm({ email, onEmail, onDone }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const signIn = useMutation(
    orpc.accounts.signIn.mutationOptions({
      onSuccess: (session) => {
        signedIn(session);
        onDone?.();
      },
    }),
  );
  return (
    <form
      className={ui.stack}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ email, password, keepIn: 'cookie' });
      }}
    >
      <Field
        label={t('auth.email')}
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => onEmail(event.currentTarget.value)}
      />
      <Field
        label={t('auth.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {signIn.error ? <Fault error={signIn.error} /> : null}
      <Button type="submit" look="go" wide disabled={signIn.isPending}>
        {t('auth.signIn')}
      </Button>
    </form>
  );
}
