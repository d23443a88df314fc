import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { ProductLineInput } from '../../../shared/contract/sales.contract.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { permissionsOf } from '../../../shared/permissions/permissions.ts';
import { api, orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { dispatchCart, showView } from '../counter-store.ts';
import { Panel } from './Panel.tsx';
import { PinApproval } from './PinApproval.tsx';
import classes from './panel.module.css';

/**
 * The first price of goods that have none, while the customer waits; kept as the price of the pack that the line asks for. Whoever may not
 * edit goods writes it, and somebody who may says yes with a PIN.
 */
export function PricePanel({ line, product }: { line: ProductLineInput; product: ProductDto }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const mayPrice = useCan()('catalog.edit');
  const [price, setPrice] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const asked = product.packs.filter((pack) => line.parts.some(({ packId }) => packId === pack.id));
  const pack = asked.find((each) => each.price === null) ?? asked[0];
  const people = useQuery(orpc.session.people.queryOptions({ input: {}, enabled: !mayPrice })).data?.items;
  const save = useMutation({
    mutationFn: async (input: Parameters<typeof api.catalog.pricePack>[0]) => {
      await api.catalog.pricePack(input);
      return api.catalog.getMany({ ids: [product.id] });
    },
    onSuccess: ({ items }) => {
      dispatchCart({ type: 'refresh-products', products: items });
      showView({ kind: 'search' });
    },
  });
  const amount = readTaka(price);
  const isWrong = amount === null || amount === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (amount === null || isWrong || !pack || save.isPending) return;
    if (mayPrice) save.mutate({ packId: pack.id, price: amount });
    else setAsking(true);
  };
  const title = format.names(product).first;
  if (!pack)
    return (
      <Panel title={title}>
        <p>{t('firstPrice.notAllowed')}</p>
      </Panel>
    );
  const packWords = describeQuantity(product, pack.baseQuantity, format.language);
  if (isAsking && amount !== null)
    return (
      <Panel title={title}>
        <p>{t('firstPrice.approve', { pack: packWords, price: format.taka(amount) })}</p>
        <PinApproval
          people={(people ?? []).filter(({ role }) => permissionsOf(role).includes('catalog.edit'))}
          nobody={t('firstPrice.notAllowed')}
          isBusy={save.isPending}
          error={save.error}
          onEnter={(approval) => save.mutate({ packId: pack.id, price: amount, approval })}
        />
      </Panel>
    );
  return (
    <Panel title={title}>
      <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 16 }}>
        <p className={classes.muted}>{t(mayPrice ? 'firstPrice.kept' : 'firstPrice.keptApproved')}</p>
        <TextInput
          label={t('firstPrice.label', { pack: packWords })}
          size="lg"
          leftSection="৳"
          inputMode="decimal"
          autoComplete="off"
          autoFocus
          value={price}
          error={isChecked && isWrong ? t('openItem.priceWrong') : null}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        {save.error ? (
          <p role="alert" style={{ color: 'var(--dk-danger)' }}>
            {refusalText(save.error)}
          </p>
        ) : null}
        <Button type="submit" size="lg" loading={save.isPending}>
          {t(mayPrice ? 'firstPrice.save' : 'firstPrice.next')}
        </Button>
      </form>
    </Panel>
  );
}
