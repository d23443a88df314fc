import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan, useSession } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { AskBar } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { ExpiryInput, FigureInput, TakaInput } from '../parts/TypedInput.tsx';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { usePackWord } from '../parts/use-unit-word.ts';
import type { ReceiveForm, ReceiveProblems } from '../products/receive-form.ts';
import { type DeliveryLine, readDelivery, withProduct } from './delivery.ts';
import { deliveryOf } from './delivery-store.ts';
import { ProductPicker } from './ProductPicker.tsx';
import { useStockPages } from './StockPage.tsx';

/** One delivery of several goods, saved as a whole. */
export function ReceivePage() {
  const { t } = useTranslation(['stock', 'office']);
  const format = useFormat();
  const can = useCan();
  const guard = useEditGuard();
  const pages = useStockPages();
  const queries = useQueryClient();
  const delivery = deliveryOf(useSession().user.id);
  const { changeLines } = delivery;
  const { lines, note, deliveryId } = useStore(delivery.store);
  const [isTried, setTried] = useState(false);
  const [done, setDone] = useState(0);
  const { ready, problems, cost } = readDelivery(lines);
  const { setDirty } = guard;
  useEffect(() => {
    setDirty(lines.length > 0);
    return () => setDirty(false);
  }, [setDirty, lines.length]);
  const receive = useMutation(
    orpc.stock.receive.mutationOptions({
      onSuccess: (_answer, { lines: saved }) => {
        setDone(saved.length);
        setTried(false);
        delivery.start();
        for (const key of [orpc.stock.key(), orpc.catalog.key()])
          void queries.invalidateQueries({ queryKey: key });
      },
    }),
  );
  const save = () => {
    setTried(true);
    if (ready && !receive.isPending) receive.mutate({ deliveryId, lines: ready, note });
  };
  const change = (key: string, patch: Partial<ReceiveForm>) =>
    changeLines((now) =>
      now.map((line) => (line.key === key ? { ...line, form: { ...line.form, ...patch } } : line)),
    );
  const throwAway = () => {
    delivery.start();
    guard.throwAway();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && guard.isAsking) guard.keepEditing();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
  };
  return (
    <main className={css.page} onKeyDown={onKeyDown}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('stock:delivery.title')}</h1>
        <AreaTabs label={t('stock:title')} pages={pages} />
        <span role="status" className={`${css.grow} ${css.strong}`} style={{ textAlign: 'right' }}>
          {done > 0 ? t('stock:delivery.done', { count: done }) : null}
        </span>
      </header>
      <div className={css.filters}>
        <ProductPicker
          onPick={(product) => {
            setDone(0);
            changeLines((now) => withProduct(now, product, newId()));
          }}
        />
        <TextInput
          aria-label={t('stock:delivery.note')}
          placeholder={t('stock:delivery.note')}
          value={note}
          maxLength={200}
          onChange={(event) =>
            delivery.store.set({ ...delivery.store.get(), note: event.currentTarget.value })
          }
          style={{ flex: 1 }}
        />
      </div>
      <div className={css.scroll}>
        {lines.length === 0 ? (
          <EmptyState title={t('stock:delivery.title')} text={t('stock:delivery.text')} />
        ) : (
          <LinesTable
            lines={lines}
            problems={isTried ? problems : new Map()}
            onChange={change}
            onRemove={(key) => changeLines((now) => now.filter((line) => line.key !== key))}
          />
        )}
      </div>
      {receive.error || (isTried && !ready && lines.length > 0) ? (
        <Failure error={receive.error} {...(ready ? {} : { text: t('stock:delivery.fix') })} />
      ) : null}
      {guard.isAsking ? <AskBar guard={{ ...guard, throwAway }} onSave={save} /> : null}
      {lines.length > 0 && !guard.isAsking ? (
        <footer className={css.panelFoot}>
          <Button onClick={save} loading={receive.isPending}>
            {t('stock:delivery.save', { count: lines.length })}
          </Button>
          <KeyHint label="Ctrl+Enter" />
          <span className={css.grow} />
          {can('cost.view') ? (
            <span className={css.strong}>{t('stock:delivery.total', { amount: format.taka(cost) })}</span>
          ) : null}
        </footer>
      ) : null}
    </main>
  );
}

type TableProps = {
  lines: readonly DeliveryLine[];
  problems: ReadonlyMap<string, ReceiveProblems>;
  onChange: (key: string, patch: Partial<ReceiveForm>) => void;
  onRemove: (key: string) => void;
};

function LinesTable({ lines, problems, onChange, onRemove }: TableProps) {
  const { t } = useTranslation(['stock', 'products']);
  const can = useCan();
  return (
    <table className={css.table} aria-label={t('stock:delivery.lines')}>
      <thead>
        <tr>
          <th>{t('stock:column.product')}</th>
          <th style={{ width: 140 }}>{t('stock:column.batch')}</th>
          <th style={{ width: 130 }}>{t('stock:column.expiry')}</th>
          <th style={{ width: 210 }}>{t('stock:delivery.quantity')}</th>
          <th style={{ width: 120 }}>{t('stock:delivery.per')}</th>
          {can('cost.view') ? <th style={{ width: 130 }}>{t('stock:delivery.cost')}</th> : null}
          <th style={{ width: 130 }}>{t('stock:delivery.mrp')}</th>
          <th style={{ width: 48 }} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            isNewest={index === lines.length - 1}
            problems={problems.get(line.key) ?? {}}
            onChange={(patch) => onChange(line.key, patch)}
            onRemove={() => onRemove(line.key)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  line: DeliveryLine;
  isNewest: boolean;
  problems: ReceiveProblems;
  onChange: (patch: Partial<ReceiveForm>) => void;
  onRemove: () => void;
};

function LineRow({ line, isNewest, problems, onChange, onRemove }: RowProps) {
  const { t } = useTranslation(['stock', 'products', 'office']);
  const format = useFormat();
  const can = useCan();
  const packWord = usePackWord();
  const { product, form } = line;
  const name = format.names(product).first;
  const label = (field: string) => t('stock:delivery.field', { field, product: name });
  return (
    <tr>
      <td>
        <span className={css.strong}>{name}</span>
        <div className={css.small}>{[product.strength, product.dosageForm].filter(Boolean).join(' · ')}</div>
      </td>
      <td>
        <TextInput
          aria-label={label(t('stock:column.batch'))}
          value={form.batchNo}
          maxLength={40}
          autoFocus={isNewest}
          onChange={(event) => onChange({ batchNo: event.currentTarget.value })}
        />
      </td>
      <td>
        <ExpiryInput
          aria-label={label(t('stock:column.expiry'))}
          value={form.expiry}
          onText={(expiry) => onChange({ expiry })}
          placeholder={t('products:receive.expiryHint')}
          error={problems.expiry ? t('office:field.badExpiry') : undefined}
        />
      </td>
      <td>
        <FigureInput
          inputMode="text"
          aria-label={label(t('stock:delivery.quantity'))}
          value={form.quantity}
          onText={(quantity) => onChange({ quantity })}
          error={problems.quantity ? t('office:field.badQuantity') : undefined}
          placeholder={t('products:receive.quantityHint')}
        />
      </td>
      <td>
        <Select
          aria-label={label(t('stock:delivery.per'))}
          data={product.packs.map((pack) => ({
            value: pack.id,
            label: pack.label || packWord(product, pack),
          }))}
          value={form.packId}
          onChange={(packId) => packId && onChange({ packId })}
          allowDeselect={false}
        />
      </td>
      {can('cost.view') ? (
        <td>
          <TakaInput
            aria-label={label(t('stock:delivery.cost'))}
            value={form.cost}
            onText={(cost) => onChange({ cost })}
          />
        </td>
      ) : null}
      <td>
        <TakaInput
          aria-label={label(t('stock:delivery.mrp'))}
          value={form.mrp}
          onText={(mrp) => onChange({ mrp })}
        />
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          color="red"
          size={42}
          aria-label={t('stock:delivery.remove', { product: name })}
          onClick={onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
