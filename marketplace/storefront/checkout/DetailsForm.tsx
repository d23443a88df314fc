import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { Field } from '../ui/Field.tsx';
import ui from '../ui/ui.module.css';
import type { Draft } from './draft.ts';

type Props = { draft: Draft; change: (fields: Partial<Draft>) => void; isDelivery: boolean };

/** Whom the shop calls, and where to bring it. */
export function DetailsForm({ draft, change, isDelivery }: Props) {
  const { t } = useTranslation();
  const now = useStore(session);
  const account = now.state === 'in' ? now.account : null;
  const accountId = account?.id;
  // What the account says stands in the empty fields, once.
  const fill = useEffectEvent(() => {
    if (account) change({ name: draft.name || account.name, phone: draft.phone || account.phone });
  });
  useEffect(() => {
    if (accountId !== undefined) fill();
  }, [accountId]);
  return (
    <section className={`${ui.card} ${ui.stack}`} aria-label={t('checkout.who')}>
      <h2>{t('checkout.who')}</h2>
      <Field
        label={t('auth.name')}
        form="place-order"
        autoComplete="name"
        required
        maxLength={100}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Field
        label={t('auth.phone')}
        hint={t('checkout.phoneHint')}
        form="place-order"
        type="tel"
        autoComplete="tel"
        required
        minLength={5}
        maxLength={20}
        value={draft.phone}
        onChange={(event) => change({ phone: event.currentTarget.value })}
      />
      {isDelivery ? (
        <Field
          label={t('checkout.address')}
          hint={t('checkout.addressHint')}
          form="place-order"
          rows={2}
          required
          maxLength={300}
          autoComplete="street-address"
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      ) : null}
      <Field
        label={t('checkout.note')}
        form="place-order"
        rows={2}
        maxLength={500}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </section>
  );
}
