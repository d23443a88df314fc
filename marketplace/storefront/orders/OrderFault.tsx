import { IconUserQuestion } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isAnswer } from '../api/client.ts';
import { refusalData } from '../api/refusal-text.ts';
import { endSession, session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty, Fault } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

/** True where whoever is signed in has no such order: the server tells nobody whether somebody else has. */
function isUnknown(error: unknown): boolean {
  return refusalData(error, 'NOT_FOUND_RECORD') !== null || (isAnswer(error) && error.code === 'BAD_REQUEST');
}

/** In place of an order that could not be read: where it is not this account's, who is signed in and the ways on; else what went wrong. */
export function OrderFault({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const now = useStore(session);
  const queries = useQueryClient();
  const leave = useMutation({ mutationFn: endSession, onSuccess: () => queries.clear() });
  if (!isUnknown(error)) return <Fault error={error} retry={retry} />;
  return (
    <Empty
      icon={<IconUserQuestion size={48} stroke={1.4} aria-hidden />}
      title={t('order.notYours')}
      text={t('order.notYoursText', { email: now.state === 'in' ? now.account.email : '' })}
      action={
        <div className={ui.tight}>
          <ButtonLink to="/orders" look="go">
            {t('orders.title')}
          </ButtonLink>
          <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t('order.otherAccount')}
          </Button>
          <ButtonLink to="/" look="plain">
            {t('notFound.home')}
          </ButtonLink>
          {leave.error ? <Fault error={leave.error} /> : null}
        </div>
      }
    />
  );
}
