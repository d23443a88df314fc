import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SendForm } from '../ui/SendForm.tsx';
import { PersonField } from './PersonField.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = { email: string; onEmail: (email: string) => void; onDone?: (() => void) | undefined };

/** E-mail and password. */
export function SignInForm({ email, onEmail, onDone }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const signIn = useSignIn(onDone);
  return (
    <SendForm
      sending={signIn}
      label={t('auth.signIn')}
      onSend={() => signIn.mutate({ email, password, keepIn: 'cookie' })}
    >
      <PersonField kind="email" value={email} onText={onEmail} />
      <PersonField kind="password" value={password} onText={setPassword} />
    </SendForm>
  );
}
