import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';

/** Finds a product by scan or by typing; a scan's Enter takes the product of that barcode at once. */
export function ProductPicker({ onPick }: { onPick: (product: ProductDto) => void }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const queries = useQueryClient();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [asked] = useDebouncedValue(text.trim(), 120);
  const found = useQuery(
    orpc.catalog.find.queryOptions({ input: { text: asked, limit: 12 }, enabled: asked !== '' }),
  );
  const items = asked === '' ? [] : (found.data?.items ?? []);
  const pick = (product: ProductDto) => {
    setText('');
    combobox.closeDropdown();
    onPick(product);
  };
  const takeFirst = async () => {
    const typed = text.trim();
    if (typed === '') return;
    const answer = await queries.fetchQuery(
      orpc.catalog.find.queryOptions({ input: { text: typed, limit: 12 } }),
    );
    const first = answer.items[0];
    if (first) pick(first.product);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const chosen = items.find(({ product }) => product.id === id);
        if (chosen) pick(chosen.product);
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          aria-label={t('delivery.find')}
          placeholder={t('delivery.find')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={text}
          autoComplete="off"
          style={{ flex: 1 }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            // An option chosen with the arrows is the combobox's to submit.
            if (combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            void takeFirst();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === '' || found.data === undefined}>
        <Combobox.Options aria-label={t('delivery.found')} mah={320} style={{ overflowY: 'auto' }}>
          {items.map(({ product }) => (
            <Combobox.Option key={product.id} value={product.id}>
              <span className={css.strong}>{format.names(product).first}</span>{' '}
              <span className={css.small}>
                {[product.strength, product.dosageForm, product.manufacturer].filter(Boolean).join(' · ')}
              </span>
            </Combobox.Option>
          ))}
          {items.length === 0 ? (
            <Combobox.Empty>{t('delivery.nothing', { text: asked })}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
