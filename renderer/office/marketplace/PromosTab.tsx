import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paisa } from '../../../shared/money/money.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { businessDayOf } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { WholeInput } from '../parts/WholeInput.tsx';
import own from './market.module.css';

const DAY_MS = 86_400_000;
const FRESH = {
  code: '',
  kind: 'percent' as 'percent' | 'taka',
  percent: 10,
  taka: 50,
  minimum: 0,
  days: 30,
  uses: 100,
};

/** Codes that give customers something off. */
export function PromosTab() {
  const { t } = useTranslation('market');
  const format = useFormat();
  const promos = useQuery(orpc.marketplace.promos.queryOptions({ input: {}, retry: false }));
  const [form, setForm] = useState(FRESH);
  const [isTyping, setTyping] = useState(false);
  const isCode = /^[A-Z0-9-]{3,20}$/.test(form.code);
  const put = useMutation(
    orpc.marketplace.putPromo.mutationOptions({
      onSuccess: () => {
        setForm(FRESH);
        void promos.refetch();
      },
    }),
  );
  const number = (
    field: 'percent' | 'taka' | 'minimum' | 'days' | 'uses',
    label: string,
    max: number,
    mark: { sign?: string; unit?: string } = {},
  ) => (
    <WholeInput
      label={label}
      least={field === 'minimum' ? 0 : 1}
      most={max}
      {...mark}
      value={form[field]}
      onNumber={(value) => setForm({ ...form, [field]: value })}
    />
  );
  const add = () =>
    put.mutate({
      code: form.code,
      percentBp: form.kind === 'percent' ? form.percent * 100 : null,
      amount: form.kind === 'taka' ? paisa(form.taka * 100) : null,
      minimum: paisa(form.minimum * 100),
      startsAt: serverNow(),
      endsAt: serverNow() + form.days * DAY_MS,
      maxUses: form.uses,
    });
  return (
    <div className={css.scroll}>
      <div className={own.form}>
        <div className={own.pair}>
          <TextInput
            label={t('promos.code')}
            maxLength={20}
            autoComplete="off"
            value={form.code}
            error={!isTyping && form.code !== '' && !isCode ? t('promos.badCode') : null}
            onFocus={() => setTyping(true)}
            onBlur={() => setTyping(false)}
            onChange={(event) =>
              setForm({ ...form, code: toLatinDigits(event.currentTarget.value).toUpperCase() })
            }
          />
          {form.kind === 'percent'
            ? number('percent', t('promos.percent'), 100, { unit: '%' })
            : number('taka', t('promos.percent'), 1_000_000, { sign: '৳' })}
          <SegmentedControl
            aria-label={t('promos.kind')}
            size="md"
            value={form.kind}
            onChange={(kind) => setForm({ ...form, kind })}
            data={(['percent', 'taka'] as const).map((value) => ({ value, label: t(`promos.${value}Off`) }))}
          />
        </div>
        <div className={own.pair}>
          {number('minimum', t('promos.minimum'), 1_000_000, { sign: '৳' })}
          {number('days', t('promos.until'), 730, { unit: t('goods.days') })}
          {number('uses', t('promos.uses'), 1_000_000)}
          <Button disabled={!isCode} loading={put.isPending} onClick={add}>
            {t('promos.add')}
          </Button>
        </div>
        {put.error ? <Failure error={put.error} /> : null}
      </div>
      {promos.error ? <Failure error={promos.error} onRetry={() => void promos.refetch()} /> : null}
      {promos.data?.items.length === 0 ? (
        <EmptyState title={t('promos.none')} text={t('promos.noneText')} />
      ) : null}
      {promos.data?.items.length ? (
        <ul className={`${own.rows} ${own.promos}`}>
          {promos.data.items.map((promo) => (
            <li key={promo.code}>
              <strong>{promo.code}</strong>
              <span>
                {promo.percentBp === null
                  ? format.taka(promo.amount ?? paisa(0))
                  : `${format.number(promo.percentBp / 100)}%`}
              </span>
              <span>
                {promo.minimum > 0
                  ? t('promos.from', { amount: format.taka(promo.minimum) })
                  : t('promos.anyOrder')}
              </span>
              <span className={css.muted}>
                {promo.endsAt <= serverNow()
                  ? t('promos.over')
                  : t('promos.till', { day: format.day(businessDayOf(promo.endsAt)) })}
              </span>
              <span>
                {t('promos.used', { used: format.number(promo.used), max: format.number(promo.maxUses) })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
