import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, orpc } from '../api/client.ts';
import { nextOffset } from '../api/next-offset.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useSettled } from '../shell/use-page.ts';
import { Button } from '../ui/Button.tsx';
import { Field, SelectField } from '../ui/Field.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';
import ui from '../ui/ui.module.css';
import classes from './admin.module.css';

const STATUSES = ['pending', 'approved', 'suspended', 'rejected'] as const;
type Status = (typeof STATUSES)[number];
type Shop = ApiOutput['admin']['shops']['items'][number];

const CHOICES: Record<Status, readonly ('approved' | 'rejected' | 'suspended')[]> = {
  pending: ['approved', 'rejected'],
  approved: ['suspended'],
  suspended: ['approved'],
  rejected: ['approved'],
};

/** A shop with what may be decided of it; `isOld` where it answers an earlier question than the one on the page: nothing is decided then. */
export function ShopCard({ shop, isOld }: { shop: Shop; isOld: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation(
    orpc.admin.decideShop.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.admin.shops.key() }),
    }),
  );
  const { profile } = shop;
  const { lat, lng } = profile.place;
  // Both names are shown to customers, so both are looked at.
  const otherName = format.otherName(profile);
  return (
    <article className={`${ui.card} ${ui.tight}`}>
      <div className={ui.between}>
        <h2>{format.name(profile)}</h2>
        <span className={ui.tag}>{t(`kind.${profile.kind}`)}</span>
      </div>
      {otherName === '' ? null : <p>{otherName}</p>}
      <p>{format.code(profile.address)}</p>
      <p className={`${ui.small} ${ui.muted}`}>
        {format.digits(`${lat.toFixed(5)}, ${lng.toFixed(5)}`)} · {format.digits(profile.phone)}
      </p>
      <p className={ui.small}>
        {shop.ownerName} · {shop.ownerEmail} · {format.moment(shop.createdAt)}
      </p>
      <p className={ui.small}>
        {profile.drugLicence === ''
          ? t('admin.shops.noLicence')
          : t('shop.licence', { number: format.code(profile.drugLicence) })}
      </p>
      {shop.statusReason === '' ? null : (
        <p className={ui.small}>{t('admin.shops.because', { reason: shop.statusReason })}</p>
      )}
      <Field
        label={t('admin.shops.reason')}
        hint={t('admin.shops.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {decide.error ? <Fault error={decide.error} /> : null}
      <div className={ui.chips}>
        {CHOICES[shop.status].map((status) => (
          <Button
            key={status}
            small
            look={status === 'approved' ? 'go' : 'danger'}
            disabled={isOld || decide.isPending || (status !== 'approved' && reason.trim() === '')}
            onClick={() => decide.mutate({ shopId: shop.id, version: shop.version, status, reason })}
          >
            {t(`admin.shops.decide.${status}`)}
          </Button>
        ))}
      </div>
    </article>
  );
}

/** Shops in a status, those that wait first, or found by name; approving is one press, refusing takes a reason. */
export function ShopsPanel() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<Status>('pending');
  const [name, setName] = useState('');
  const asked = useSettled(name.trim(), 250);
  const list = useInfiniteQuery(
    orpc.admin.shops.infiniteOptions({
      input: (offset: number) => ({ status, name: asked, offset, limit: 50 }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
      placeholderData: keepPreviousData,
    }),
  );
  const { data, error, refetch } = list;
  const shops = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={ui.stack}>
      <div className={classes.find}>
        <SelectField
          label={t('admin.shops.status')}
          value={status}
          options={STATUSES.map((each) => ({ value: each, label: t(`admin.shops.is.${each}`) }))}
          onChange={(value) => setStatus(value as Status)}
        />
        <Field
          type="search"
          label={t('admin.shops.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      {error && !data ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={180} />
      ) : shops.length === 0 ? (
        <Empty title={t('admin.shops.none')} />
      ) : (
        shops.map((shop) => (
          <ShopCard key={`${shop.id}${shop.version}`} shop={shop} isOld={list.isPlaceholderData} />
        ))
      )}
      <ShowMore list={list} />
    </div>
  );
}
