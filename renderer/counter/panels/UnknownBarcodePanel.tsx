import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { defaultPack } from '../../../shared/cart/packs.ts';
import { shelfPrice } from '../../../shared/cart/shelf-price.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { hasBengali } from '../../../shared/text/fold.ts';
import { api, orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { settleUnknown } from '../unknown-scans.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

const MOST_MATCHES = 3;

/** What the two fields make: goods sold by the piece, with this barcode, not counted until stock is entered. */
function newProduct(name: string, code: string, price: number) {
  const isBengali = hasBengali(name);
  return {
    nameBn: isBengali ? name : '',
    nameEn: isBengali ? '' : name,
    isCounted: false,
    packs: [{ unit: 'piece' as const, baseQuantity: 1, price, barcodes: [code], isDefault: true }],
  };
}

/** A barcode nobody knows yet: give it to goods the shop has, or make new ones of a name and a price. */
export function UnknownBarcodePanel({ code, children }: { code: string; children: ReactNode }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const can = useCan();
  const { adding, rules } = useCounter();
  const [name, setName] = useState('');
  const [price, setPrice] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [at, setAt] = useState(-1);
  const [productId] = useState(() => v7());
  const formId = useId();
  const priceField = useRef<HTMLInputElement>(null);
  const matches = useQuery({
    ...orpc.catalog.find.queryOptions({ input: { text: name.trim(), limit: MOST_MATCHES }, retry: false }),
    enabled: name.trim().length > 1,
    placeholderData: keepPreviousData,
  });
  const items = name.trim().length > 1 ? (matches.data?.items ?? []) : [];
  const intoCart = (product: ProductDto) => {
    const pack = product.packs.find((each) => each.barcodes.includes(code));
    for (const { quantity } of settleUnknown(code)) adding.add(product, pack?.id ?? null, quantity);
  };
  const freshProduct = async (id: string) => (await api.catalog.getMany({ ids: [id] })).items[0];
  const attach = useMutation({
    mutationFn: async (product: ProductDto) => {
      const pack = defaultPack(product);
      if (pack) await api.catalog.addBarcode({ packId: pack.id, code });
      return freshProduct(product.id);
    },
    onSuccess: (product) => product && intoCart(product),
  });
  const create = useMutation({
    mutationFn: async (taka: number) => {
      await api.catalog.create({ id: productId, product: newProduct(name.trim(), code, taka) });
      return freshProduct(productId);
    },
    onSuccess: (product) => product && intoCart(product),
  });
  const paisaPrice = readTaka(price);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== '' && paisaPrice !== null && paisaPrice > 0 && !create.isPending)
      create.mutate(paisaPrice);
  };
  const onNameKey = (event: KeyboardEvent) => {
    const match = items[at];
    if (event.key === 'ArrowDown') setAt(Math.min(items.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(-1, at - 1));
    else if (event.key === 'Enter' && match) attach.mutate(match.product);
    else if (event.key === 'Enter') priceField.current?.focus();
    else return;
    event.preventDefault();
  };
  const error = attach.error ?? create.error;
  if (!can('catalog.edit'))
    return (
      <Panel title={t('view.unknown')}>
        <p className={classes.codeBox}>{format.code(code)}</p>
        <p>{t('unknown.notAllowed')}</p>
        {children}
      </Panel>
    );
  return (
    <Panel
      title={t('view.unknown')}
      foot={
        // Stays in sight, however many goods match the name.
        <Button type="submit" form={formId} size="lg" fullWidth loading={create.isPending}>
          {t('unknown.create')}
        </Button>
      }
    >
      <p className={classes.codeBox}>{format.code(code)}</p>
      {children}
      <form id={formId} onSubmit={save} noValidate style={{ display: 'grid', gap: 12 }}>
        <TextInput
          label={t('unknown.name')}
          description={t('unknown.nameHint')}
          size="lg"
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={name}
          error={isChecked && name.trim() === '' ? t('openItem.nameMissing') : null}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="unknown-matches"
          aria-activedescendant={at >= 0 ? `unknown-matches-${at}` : undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setAt(-1);
          }}
          onKeyDown={onNameKey}
        />
        {items.length > 0 ? (
          <div>
            <p className={classes.section}>{t('unknown.matches')}</p>
            <ChoiceList
              id="unknown-matches"
              label={t('unknown.matches')}
              items={items}
              at={at}
              keyOf={({ product }) => product.id}
              onChoose={({ product }) => attach.mutate(product)}
            >
              {({ product }) => (
                <>
                  <span className={classes.main}>
                    <span className={classes.name}>
                      {format.names(product).first} {format.digits(product.strength)}
                    </span>
                    <span className={classes.second}>
                      {product.manufacturer || format.names(product).second}
                    </span>
                  </span>
                  <Money amount={shelfPrice(product, rules.businessDay).price} />
                </>
              )}
            </ChoiceList>
          </div>
        ) : null}
        <TextInput
          ref={priceField}
          label={t('unknown.price')}
          size="lg"
          leftSection="৳"
          inputMode="decimal"
          autoComplete="off"
          value={price}
          error={isChecked && (paisaPrice === null || paisaPrice === 0) ? t('openItem.priceWrong') : null}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        {error ? (
          <p role="alert" style={{ color: 'var(--dk-danger)' }}>
            {refusalText(error)}
          </p>
        ) : null}
      </form>
    </Panel>
  );
}
