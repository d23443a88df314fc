import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { ProductLineInput } from '../../../shared/contract/sales.contract.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { api } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { dispatchCart, showView } from '../counter-store.ts';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

/** The first price of goods that have none, while the customer waits; kept as the price of the pack that the line asks for. */
export function PricePanel({ line, product }: { line: ProductLineInput; product: ProductDto }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const can = useCan();
  const [price, setPrice] = useState('');
  const [isChecked, setChecked] = useState(false);
  const asked = product.packs.filter((pack) => line.parts.some(({ packId }) => packId === pack.id));
  const pack = asked.find((each) => each.price === null) ?? asked[0];
  const save = useMutation({
    mutationFn: async (input: { packId: string; price: number }) => {
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
    if (amount !== null && !isWrong && pack && !save.isPending)
      save.mutate({ packId: pack.id, price: amount });
  };
  const title = format.names(product).first;
  if (!can('catalog.edit') || !pack)
    return (
      <Panel title={title}>
        <p>{t('firstPrice.notAllowed')}</p>
      </Panel>
    );
  return (
    <Panel title={title}>
      <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 16 }}>
        <p className={classes.muted}>{t('firstPrice.kept')}</p>
        <TextInput
          label={t('firstPrice.label', {
            pack: describeQuantity(product, pack.baseQuantity, format.language),
          })}
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
          {t('firstPrice.save')}
        </Button>
      </form>
    </Panel>
  );
}
