import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { orpc } from '../api/client.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { Notice } from '../ui/Notice.tsx';
import { SendForm } from '../ui/SendForm.tsx';
import ui from '../ui/ui.module.css';
import { PersonField } from './PersonField.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = { email: string; onEmail: (email: string) => void; onDone?: (() => void) | undefined };

/** A new account, then the wait for the mail, then straight in: what was being done goes on where it was. */
export function SignUpForm({ email, onEmail, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const signUp = useMutation(orpc.accounts.signUp.mutationOptions());
  const signIn = useSignIn(onDone);
  if (signUp.isSuccess) {
    return (
      <SendForm
        sending={signIn}
        label={t('auth.confirmed')}
        onSend={() => signIn.mutate({ email, password, keepIn: 'cookie' })}
      >
        <Notice tone="go">{t('auth.mailSent', { email: signUp.data.sentTo })}</Notice>
        <p className={ui.muted}>{t('auth.mailHint')}</p>
      </SendForm>
    );
  }
  return (
    <SendForm
      sending={signUp}
      label={t('auth.signUp')}
      onSend={() =>
        sendOnce(queries, orpc.accounts.signUp.mutationKey(), () =>
          signUp.mutate({ email, password, name, phone, language }),
        )
      }
    >
      <PersonField kind="name" value={name} onText={setName} />
      <PersonField kind="email" value={email} onText={onEmail} />
      <PersonField kind="phoneIfAny" value={phone} onText={setPhone} />
      <PersonField kind="newPassword" value={password} onText={setPassword} />
    </SendForm>
  );
}
