import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { Notice } from '../ui/Notice.tsx';
import { SendForm } from '../ui/SendForm.tsx';
import { PersonField } from './PersonField.tsx';

/** Asks for the mail with which a new password is set. */
export function ForgotForm({ email, onEmail }: { email: string; onEmail: (email: string) => void }) {
  const { t } = useTranslation();
  const request = useMutation(orpc.accounts.requestReset.mutationOptions());
  if (request.isSuccess)
    return <Notice tone="go">{t('auth.resetSent', { email: request.data.sentTo })}</Notice>;
  return (
    <SendForm sending={request} label={t('auth.sendReset')} onSend={() => request.mutate({ email })}>
      <PersonField kind="email" value={email} onText={onEmail} />
    </SendForm>
  );
}
