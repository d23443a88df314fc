import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

/** Asks for the mail with which a new password is set. */
export function ForgotForm({ email, onEmail }: { email: string; onEmail: (email: string) => void }) {
  const { t } = useTranslation();
  const request = useMutation(orpc.accounts.requestReset.mutationOptions());
  if (request.isSuccess)
    return <Notice tone="go">{t('auth.resetSent', { email: request.data.sentTo })}</Notice>;
  return (
    <form
      className={ui.stack}
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate({ email });
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
      {request.error ? <Fault error={request.error} /> : null}
      <Button type="submit" look="go" wide disabled={request.isPending}>
        {t('auth.sendReset')}
      </Button>
    </form>
  );
}
