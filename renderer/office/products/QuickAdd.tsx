import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { exampleQuantity } from '../../../shared/cart/example-quantity.ts';
import { priceDoubts } from '../../../shared/catalog/price-doubt.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { ExpiryInput, FigureInput, TakaInput } from '../parts/TypedInput.tsx';
import { useDraft } from '../parts/use-draft.ts';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { useToday } from '../parts/use-today.ts';
import { usePackWord } from '../parts/use-unit-word.ts';
import { AcceptPrices } from './AcceptPrices.tsx';
import { PriceDoubts } from './PriceDoubts.tsx';
import { emptyReceive, readReceive, withQuantity } from './receive-form.ts';

/** Adds a batch without any order: batch, expiry, quantity, prices, Enter from field to field. */
export function QuickAdd({ product, guard }: { product: ProductDto; guard: EditGuard }) {
  const { t } = useTranslation(['products', 'office']);
  const format = useFormat();
  const can = useCan();
  const today = useToday();
  const packWord = usePackWord();
  const queries = useQueryClient();
  const draft = useDraft(`receive ${product.id}`, () => emptyReceive(product));
  const [deliveryId, setDeliveryId] = useKept(`receive ${product.id} id`, () => newId());
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState('');
  const batchField = useRef<HTMLInputElement>(null);
  const { setDirty } = guard;
  const { value: form, set, isDirty } = draft;
  useEffect(() => {
    setDirty(isDirty, 'receive');
    return () => setDirty(false, 'receive');
  }, [setDirty, isDirty]);
  const { line, problems } = readReceive(form, product, today);
  const example = exampleQuantity(product, format.language);
  const doubts = line ? priceDoubts(line, product) : [];
  const receive = useMutation(
    orpc.stock.receive.mutationOptions({
      onSuccess: (_result, { lines }) => {
        setDone(describeQuantity(product, lines[0]?.quantity ?? 0, format.language));
        draft.reset(emptyReceive(product));
        setDeliveryId(newId());
        setTried(false);
        setAsking(false);
        setDirty(false, 'receive');
        for (const key of [orpc.stock.key(), orpc.catalog.key()])
          void queries.invalidateQueries({ queryKey: key });
      },
    }),
  );
  const change = (patch: Partial<typeof form>) => {
    set(patch);
    setDone('');
    setAsking(false);
    if (receive.error) receive.reset();
  };
  const send = () => {
    if (line && !receive.isPending)
      receive.mutate({ deliveryId, lines: [line] }, { onSuccess: () => batchField.current?.focus() });
  };
  const save = () => {
    setTried(true);
    if (doubts.length > 0) setAsking(true);
    else send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const isField = event.target instanceof HTMLInputElement;
    if (!isField) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey) return save();
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-step]')];
    const next = fields[fields.indexOf(event.target as HTMLInputElement) + 1];
    if (next) next.focus();
    else save();
  };
  const pack = product.packs.find(({ id }) => id === form.packId);
  const per = pack ? packWord(product, pack) : '';
  const quantityError =
    isTried && problems?.quantity ? t('office:field.badQuantity', { example }) : undefined;
  const read = line && form.quantity !== '' ? describeQuantity(product, line.quantity, format.language) : '';
  const expiryError =
    problems?.expiry === 'expired' ? 'products:receive.alreadyExpired' : 'office:field.badExpiry';
  return (
    <section className={css.card} aria-label={t('products:receive.title')} onKeyDown={onKeyDown}>
      <div className={css.form}>
        <div className={css.pair}>
          <TextInput
            ref={batchField}
            data-step
            label={t('products:receive.batchNo')}
            value={form.batchNo}
            onChange={(event) => change({ batchNo: event.currentTarget.value })}
            autoComplete="off"
            maxLength={40}
          />
          <ExpiryInput
            data-step
            label={t('products:receive.expiry')}
            placeholder={t('products:receive.expiryHint')}
            value={form.expiry}
            onText={(expiry) => change({ expiry })}
            error={isTried && problems?.expiry ? t(expiryError) : undefined}
          />
        </div>
        <div className={css.pair}>
          <FigureInput
            data-step
            inputMode="text"
            label={t('products:receive.quantity')}
            placeholder={example}
            value={form.quantity}
            onText={(quantity) => change(withQuantity(form, quantity, product))}
            error={quantityError}
            rightSection={<span className={css.small}>{per}</span>}
            rightSectionWidth={64}
          />
          <Select
            label={t('products:receive.per')}
            data={product.packs.map((each) => ({
              value: each.id,
              label: each.label || packWord(product, each),
            }))}
            value={form.packId}
            onChange={(packId) => packId && change({ packId, isPackChosen: true })}
            allowDeselect={false}
          />
        </div>
        <div className={css.pair}>
          {can('cost.view') ? (
            <TakaInput
              data-step
              label={t('products:receive.cost', { unit: per })}
              value={form.cost}
              onText={(cost) => change({ cost })}
            />
          ) : null}
          <TakaInput
            data-step
            label={t('products:receive.mrp', { unit: per })}
            value={form.mrp}
            onText={(mrp) => change({ mrp })}
          />
        </div>
        {isAsking && doubts.length > 0 ? (
          <div role="alert" className={css.form}>
            <PriceDoubts product={product} doubts={doubts} />
            <div>
              <AcceptPrices autoFocus isSaving={receive.isPending} onAccept={send} />
            </div>
          </div>
        ) : null}
        {receive.error ? <Failure error={receive.error} /> : null}
        <div className={css.buttons}>
          <Button onClick={save} loading={receive.isPending}>
            {t('products:receive.save')}
          </Button>
          <span className={css.hint}>
            <KeyHint label="Enter" />
            {read === '' ? null : <span>= {read}</span>}
          </span>
          <span role="status" className={css.strong}>
            {done === '' ? null : t('products:receive.done', { quantity: done })}
          </span>
        </div>
      </div>
    </section>
  );
}
