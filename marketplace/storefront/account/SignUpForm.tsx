import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { signedIn } from '../api/session.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

type Props = { email: string; onEmail: (email: string) => void; onDone?: (() => void) | undefined };

/** A new account, then the wait for the mail, then straight in: what was being done goes on where it was. */
export function SignUpForm({ email, onEmail, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const signUp = useMutation(orpc.accounts.signUp.mutationOptions());
  const signIn = useMutation(
    orpc.accounts.signIn.mutationOptions({
      onSuccess: (session) => {
        signedIn(session);
        onDone?.();
      },
    }),
  );
  if (signUp.isSuccess) {
    return (
      <div className={ui.stack}>
        <Notice tone="go">{t('auth.mailSent', { email: signUp.data.sentTo })}</Notice>
        <p className={ui.muted}>{t('auth.mailHint')}</p>
        {signIn.error ? <Fault error={signIn.error} /> : null}
        <Button
          look="go"
          wide
          disabled={signIn.isPending}
          onClick={() => signIn.mutate({ email, password, keepIn: 'cookie' })}
        >
          {t('auth.confirmed')}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={ui.stack}
      onSubmit={(event) => {
        event.preventDefault();
        signUp.mutate({ email, password, name, phone, language });
      }}
    >
      <Field
        label={t('auth.name')}
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label={t('auth.email')}
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => onEmail(event.currentTarget.value)}
      />
      <Field
        label={t('auth.phoneOptional')}
        type="tel"
        autoComplete="tel"
        maxLength={20}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Field
        label={t('auth.password')}
        hint={t('auth.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {signUp.error ? <Fault error={signUp.error} /> : null}
      <Button type="submit" look="go" wide disabled={signUp.isPending}>
        {t('auth.signUp')}
      </Button>
    </form>
  );
}
