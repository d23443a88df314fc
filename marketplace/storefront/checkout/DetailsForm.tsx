import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../account/PersonField.tsx';
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
      <PersonField form="place-order" kind="name" value={draft.name} onText={(name) => change({ name })} />
      <PersonField
        form="place-order"
        kind="phone"
        hint={t('checkout.phoneHint')}
        value={draft.phone}
        onText={(phone) => change({ phone })}
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
