import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { baseUnits } from '../../../shared/money/money.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { dispatchCart, showView } from '../counter-store.ts';
import { Panel } from './Panel.tsx';

/** Something that is not in the catalogue: what it is and what it costs. */
export function OpenItemPanel({ name: given }: { name: string }) {
  const { t } = useTranslation('counter');
  const [name, setName] = useState(given);
  const [price, setPrice] = useState('');
  const [isChecked, setChecked] = useState(false);
  const unitPrice = readTaka(price);
  const isPriceWrong = unitPrice === null || unitPrice === 0;
  const add = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || unitPrice === null || isPriceWrong) return;
    dispatchCart({ type: 'add-open', lineId: v7(), name: name.trim(), quantity: baseUnits(1), unitPrice });
    showView({ kind: 'search' });
  };
  return (
    <Panel title={t('view.open-item')}>
      <form onSubmit={add} noValidate style={{ display: 'grid', gap: 16 }}>
        <TextInput
          label={t('openItem.name')}
          size="lg"
          autoFocus={given === ''}
          maxLength={80}
          value={name}
          error={isChecked && name.trim() === '' ? t('openItem.nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('openItem.price')}
          size="lg"
          leftSection="৳"
          inputMode="decimal"
          autoFocus={given !== ''}
          value={price}
          error={isChecked && isPriceWrong ? t('openItem.priceWrong') : null}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <Button type="submit" size="lg">
          {t('openItem.add')}
        </Button>
      </form>
    </Panel>
  );
}
