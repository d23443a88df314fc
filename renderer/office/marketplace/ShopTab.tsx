import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketStatusDto } from '../../../shared/contract/marketplace.contract.ts';
import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { orpc } from '../../api/client.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { ConnectForm } from './ConnectForm.tsx';
import { isKeyLost } from './lost-key.ts';
import own from './market.module.css';
import { ProfileFields } from './ProfileFields.tsx';
import { useMarketWords } from './use-market-words.ts';

function Disconnect() {
  const { t } = useTranslation('market');
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) stay.current?.focus();
  }, [isAsking]);
  const disconnect = useMutation(
    orpc.marketplace.disconnect.mutationOptions({
      onSuccess: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  if (!isAsking)
    return (
      <div className={own.state}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('connect.disconnect')}
        </Button>
      </div>
    );
  return (
    <div role="alertdialog" aria-label={t('connect.disconnect')} className={own.state}>
      <span>{t('connect.sure')}</span>
      <Button color="red" loading={disconnect.isPending} onClick={() => disconnect.mutate({})}>
        {t('connect.yes')}
      </Button>
      {/* Focused, so that the question comes into view: the form is longer than the screen. */}
      <Button ref={stay} variant="default" onClick={() => setAsking(false)}>
        {t('orders.back')}
      </Button>
    </div>
  );
}

type OwnShopProps = { shop: OwnShopDto; email: string; failure: string | null; onConnect: () => void };

function OwnShop({ shop, email, failure, onConnect }: OwnShopProps) {
  const { t } = useTranslation('market');
  const queries = useQueryClient();
  const { failureText } = useMarketWords();
  const [profile, setProfile] = useState(shop.profile);
  const [isPaused, setPaused] = useState(shop.isPaused);
  const save = useMutation(
    orpc.marketplace.updateShop.mutationOptions({
      onSuccess: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.status.key() }),
    }),
  );
  return (
    <div className={css.scroll}>
      <div className={own.form}>
        <div className={own.state}>
          <strong>{t('connect.connected', { email })}</strong>
          <span className={css.muted}>{t(`status.${shop.status}`)}</span>
        </div>
        {failure !== null && isKeyLost(failure) ? (
          <Failure
            error={null}
            text={failureText(failure)}
            action={
              <Button size="sm" onClick={onConnect}>
                {t('connect.again')}
              </Button>
            }
          />
        ) : null}
        <Switch
          size="md"
          label={t(shop.status === 'approved' ? 'shop.takesOrders' : 'shop.takesOrdersThen')}
          checked={!isPaused}
          onChange={(event) => setPaused(!event.currentTarget.checked)}
        />
        <ProfileFields profile={profile} onChange={(change) => setProfile({ ...profile, ...change })} />
        {save.error ? <Failure error={save.error} /> : null}
        <div className={own.state}>
          <Button
            loading={save.isPending}
            onClick={() =>
              sendOnce(queries, orpc.marketplace.updateShop.mutationKey(), () =>
                save.mutate({ profile, isPaused }),
              )
            }
          >
            {t('shop.save')}
          </Button>
          <span role="status">{save.isSuccess ? t('shop.saved') : null}</span>
        </div>
        <Disconnect />
      </div>
    </div>
  );
}

/** The shop as customers find it; before that, and where its key is lost, how it is connected. */
export function ShopTab({ status: { shop, failure, address, email } }: { status: MarketStatusDto }) {
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} })).data;
  // Chosen once: what somebody is typing must not go because the link stands otherwise meanwhile.
  const [isAgain, setAgain] = useState(() => isKeyLost(failure));
  if (shop && !isAgain)
    return (
      <OwnShop key={shop.id} shop={shop} email={email} failure={failure} onConnect={() => setAgain(true)} />
    );
  if (!settings) return null;
  const connected = () => setAgain(false);
  if (!shop) return <ConnectForm settings={settings} onConnected={connected} />;
  return (
    <ConnectForm settings={settings} before={{ address, email }} onConnected={connected}>
      <div style={{ marginTop: 32 }}>
        <Disconnect />
      </div>
    </ConnectForm>
  );
}
