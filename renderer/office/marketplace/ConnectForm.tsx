import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { completeMarketAddress } from '../../../shared/contract/market-address.ts';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { type ApiInput, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { Line } from '../products/PackEditor.tsx';
import own from './market.module.css';
import { ProfileFields } from './ProfileFields.tsx';
import { FIELD_NAMES, lackingIn, profileOf } from './profile-form.ts';
import { type AccountField, addressFault, refusedFields } from './refused-fields.ts';

type Account = { address: string; email: string; password: string };

/** Connects once: each connection makes the shop a new key, and only the last one holds. */
function useConnect(onConnected: () => void) {
  const queries = useQueryClient();
  const connect = useMutation(
    orpc.marketplace.connect.mutationOptions({
      onSuccess: (status) => {
        queries.setQueryData(orpc.marketplace.status.queryKey({ input: {} }), status);
        void queries.invalidateQueries({ queryKey: orpc.marketplace.key() });
        onConnected();
      },
    }),
  );
  const start = (input: ApiInput['marketplace']['connect']) =>
    sendOnce(queries, orpc.marketplace.connect.mutationKey(), () => connect.mutate(input));
  return { isPending: connect.isPending, error: connect.error, start };
}

function ChooseShop({
  account,
  shops,
  settings,
  onConnected,
}: {
  account: Account;
  shops: readonly { id: string; profile: { nameBn: string; nameEn: string } }[];
  settings: ShopSettings;
  onConnected: () => void;
}) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const connect = useConnect(onConnected);
  const [profile, setProfile] = useState(() => profileOf(settings));
  const [isPlaced, setPlaced] = useState(false);
  const [shopId] = useState(() => v7());
  // Two shops by mistake are harder to mend than one press more.
  const [isNew, setNew] = useState(shops.length === 0);
  const lacking = lackingIn(profile, isPlaced).map((field) => t(FIELD_NAMES[field]));
  const { kind } = profile;
  return (
    <>
      {shops.length > 0 ? (
        <>
          <h2 className={css.title}>{t('connect.choose')}</h2>
          <ul className={own.rows}>
            {shops.map(({ id, profile: known }) => (
              <li key={id}>
                <strong>{format.names(known).first}</strong>
                <Button
                  loading={connect.isPending}
                  onClick={() => connect.start({ ...account, shopId: id, profile: null })}
                >
                  {t('connect.use')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {isNew ? (
        <>
          <h2 className={css.title}>{t('connect.new')}</h2>
          <ProfileFields
            profile={profile}
            onChange={(change) => setProfile((now) => ({ ...now, ...change }))}
            pin={{ isPlaced, onPlaced: setPlaced }}
          />
        </>
      ) : null}
      {connect.error ? <Failure error={connect.error} /> : null}
      {isNew ? (
        <>
          {lacking.length > 0 ? (
            <p role="status">{t('connect.lacking', { fields: lacking.join(', ') })}</p>
          ) : null}
          <Button
            disabled={lacking.length > 0 || kind === null}
            loading={connect.isPending}
            onClick={() => kind && connect.start({ ...account, shopId, profile: { ...profile, kind } })}
          >
            {t('connect.register')}
          </Button>
        </>
      ) : (
        <div>
          <Button variant="default" onClick={() => setNew(true)}>
            {t('connect.new')}
          </Button>
        </div>
      )}
    </>
  );
}

type FormProps = {
  settings: ShopSettings;
  /** The marketplace and the account of before, where the shop is connected again. */
  before?: { address: string; email: string };
  onConnected: () => void;
  /** Stands below the form. */
  children?: ReactNode;
};

/** Signs in at the marketplace (or opens an account there) and connects the shop. The password stays in this form. */
export function ConnectForm({ settings, before, onConnected, children }: FormProps) {
  const { t } = useTranslation(['market', 'shell']);
  const format = useFormat();
  const [account, setAccount] = useState<Account>({
    address: 'https://',
    email: '',
    ...before,
    password: '',
  });
  const [isNew, setNew] = useState(false);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState(settings.shop.phone);
  const queries = useQueryClient();
  const shops = useMutation(orpc.marketplace.shops.mutationOptions());
  const signUp = useMutation(orpc.marketplace.signUp.mutationOptions({ onSuccess: () => setNew(false) }));
  // What was asked for one account, or is still to be answered, is no list of another's.
  const set = (change: Partial<Account>) => {
    setAccount({ ...account, ...change });
    shops.reset();
  };
  const go = () => {
    const { signUp: opening, shops: signingIn } = orpc.marketplace;
    const whole = { ...account, address: completeMarketAddress(account.address) };
    setAccount(whole);
    if (isNew) sendOnce(queries, opening.mutationKey(), () => signUp.mutate({ ...whole, name, phone }));
    // Tries to sign in are counted.
    else sendOnce(queries, signingIn.mutationKey(), () => shops.mutate(whole));
  };
  const error = isNew ? signUp.error : shops.error;
  if (shops.data && !isNew)
    return (
      <div className={css.scroll}>
        <div className={own.form}>
          <div className={own.state}>
            <strong>{t('connect.signedIn', { email: account.email })}</strong>
            <Button size="sm" variant="default" onClick={() => shops.reset()}>
              {t('connect.other')}
            </Button>
          </div>
          <ChooseShop
            account={account}
            shops={shops.data.items}
            settings={settings}
            onConnected={onConnected}
          />
        </div>
      </div>
    );
  const wrong = refusedFields(error);
  const elsewhere = addressFault(error);
  const said = wrong.length > 0 ? t('connect.badInput') : elsewhere && t(`connect.nobody.${elsewhere}`);
  const faultOf = (field: AccountField) => (wrong.includes(field) ? t(`connect.wrong.${field}`) : undefined);
  return (
    <div className={css.scroll}>
      <form
        className={own.form}
        // The browser would say it in a language of its own, over the fields.
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <SegmentedControl
          aria-label={t('connect.signIn')}
          value={isNew ? 'new' : 'known'}
          onChange={(value) => {
            setNew(value === 'new');
            shops.reset();
          }}
          data={[
            { value: 'known', label: t('connect.haveAccount') },
            { value: 'new', label: t('connect.noAccount') },
          ]}
        />
        {signUp.isSuccess && !isNew ? (
          <p role="status">{t('connect.sent', { email: signUp.variables.email })}</p>
        ) : null}
        <Line
          label={t('connect.address')}
          value={account.address}
          error={faultOf('address')}
          onText={(address) => set({ address })}
        />
        <TextInput
          label={t('connect.email')}
          type="email"
          autoComplete="off"
          error={faultOf('email')}
          value={account.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('connect.password')}
          description={t('connect.passwordHint')}
          visibilityToggleButtonProps={{ 'aria-label': t('shell:showPassword') }}
          autoComplete="off"
          error={faultOf('password')}
          value={account.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        {isNew ? (
          <div className={own.pair}>
            <Line label={t('connect.name')} value={name} error={faultOf('name')} onText={setName} />
            <Line
              label={t('connect.phone')}
              value={format.digits(phone)}
              error={faultOf('phone')}
              onText={(text) => setPhone(toLatinDigits(text))}
            />
          </div>
        ) : null}
        {error ? <Failure error={error} {...(said ? { text: said } : {})} /> : null}
        <Button type="submit" loading={shops.isPending || signUp.isPending}>
          {t(isNew ? 'connect.signUp' : 'connect.signIn')}
        </Button>
      </form>
      {children}
    </div>
  );
}
