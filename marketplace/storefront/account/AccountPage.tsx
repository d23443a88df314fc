import { IconHeart, IconLogout, IconReceipt, IconSettings } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDto } from '../../../shared/marketplace/accounts.contract.ts';
import { orpc } from '../api/client.ts';
import { accountChanged, endSession, session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { useTitle } from '../shell/use-page.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import { SendForm } from '../ui/SendForm.tsx';
import ui from '../ui/ui.module.css';
import { PersonField } from './PersonField.tsx';
import { SignedIn } from './SignedIn.tsx';

function Profile({ account }: { account: AccountDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [name, setName] = useState(account.name);
  const [phone, setPhone] = useState(account.phone);
  const save = useMutation(orpc.accounts.updateProfile.mutationOptions({ onSuccess: accountChanged }));
  const leave = useMutation({ mutationFn: endSession, onSuccess: () => queries.clear() });
  return (
    <div className={ui.stack}>
      <nav className={ui.tight} aria-label={t('account.title')}>
        <ButtonLink to="/orders" wide>
          <IconReceipt size={20} aria-hidden />
          {t('orders.title')}
        </ButtonLink>
        <ButtonLink to="/favourites" wide>
          <IconHeart size={20} aria-hidden />
          {t('favourites.title')}
        </ButtonLink>
        {account.role === 'admin' ? (
          <ButtonLink to="/admin" wide>
            <IconSettings size={20} aria-hidden />
            {t('admin.title')}
          </ButtonLink>
        ) : null}
      </nav>
      <SendForm card sending={save} label={t('save')} onSend={() => save.mutate({ name, phone, language })}>
        <h2>{t('account.profile')}</h2>
        <p className={ui.muted}>{account.email}</p>
        <PersonField kind="name" value={name} onText={setName} />
        <PersonField kind="phoneIfAny" value={phone} onText={setPhone} />
        {save.isSuccess ? <Notice tone="go">{t('account.saved')}</Notice> : null}
      </SendForm>
      {leave.error ? <Fault error={leave.error} /> : null}
      <Button look="plain" disabled={leave.isPending} onClick={() => leave.mutate()}>
        <IconLogout size={20} aria-hidden />
        {t('account.signOut')}
      </Button>
    </div>
  );
}

/** Who is signed in, and the ways from there. */
export function AccountPage() {
  const { t } = useTranslation();
  const now = useStore(session);
  useTitle(t('account.title'));
  return (
    <div className={ui.stack} style={{ maxWidth: 520, marginInline: 'auto' }}>
      <h1>{t('account.title')}</h1>
      <SignedIn why={t('account.why')}>
        {now.state === 'in' ? <Profile key={now.account.id} account={now.account} /> : null}
      </SignedIn>
    </div>
  );
}
