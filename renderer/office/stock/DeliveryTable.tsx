import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exampleQuantity } from '../../../shared/cart/example-quantity.ts';
import type { PriceDoubt } from '../../../shared/catalog/price-doubt.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import css from '../parts/office.module.css';
import { ExpiryInput, FigureInput, TakaInput } from '../parts/TypedInput.tsx';
import { usePackWord } from '../parts/use-unit-word.ts';
import { PriceDoubts } from '../products/PriceDoubts.tsx';
import { type ReceiveForm, type ReceiveProblems, withQuantity } from '../products/receive-form.ts';
import type { DeliveryLine, RefusedLine } from './delivery.ts';

type TableProps = {
  lines: readonly DeliveryLine[];
  problems: ReadonlyMap<string, ReceiveProblems>;
  doubts: ReadonlyMap<string, readonly PriceDoubt[]>;
  refused: RefusedLine | null;
  onChange: (key: string, patch: Partial<ReceiveForm>) => void;
  onRemove: (key: string) => void;
};

/** The rows of a delivery; what is wrong with one stands in its field or beneath it. */
export function DeliveryTable({ lines, problems, doubts, refused, onChange, onRemove }: TableProps) {
  const { t } = useTranslation(['stock', 'products']);
  const can = useCan();
  return (
    <table className={css.table} aria-label={t('stock:delivery.lines')}>
      <thead>
        <tr>
          <th>{t('stock:column.product')}</th>
          <th style={{ width: 130 }}>{t('stock:column.batch')}</th>
          <th style={{ width: 160 }}>{t('stock:column.expiry')}</th>
          <th style={{ width: 190 }}>{t('stock:delivery.quantity')}</th>
          <th style={{ width: 170 }}>{t('stock:delivery.per')}</th>
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
            doubts={doubts.get(line.key) ?? []}
            refused={refused?.key === line.key ? refused : null}
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
  doubts: readonly PriceDoubt[];
  refused: RefusedLine | null;
  onChange: (patch: Partial<ReceiveForm>) => void;
  onRemove: () => void;
};

function LineRow({ line, isNewest, problems, doubts, refused, onChange, onRemove }: RowProps) {
  const { t } = useTranslation(['stock', 'products', 'office']);
  const format = useFormat();
  const can = useCan();
  const packWord = usePackWord();
  const refusalText = useRefusalText();
  const { product, form } = line;
  const name = format.names(product).first;
  const example = exampleQuantity(product, format.language);
  const label = (field: string) => t('stock:delivery.field', { field, product: name });
  const of = (field: RefusedLine['field'], text?: string) =>
    text ?? (refused?.field === field ? t('stock:delivery.refused') : undefined);
  const expiryText =
    problems.expiry === 'expired' ? 'products:receive.alreadyExpired' : 'office:field.badExpiry';
  const row = (
    <tr data-refused={refused ? '' : undefined}>
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
          error={of('batchNo')}
        />
      </td>
      <td>
        <ExpiryInput
          aria-label={label(t('stock:column.expiry'))}
          value={form.expiry}
          onText={(expiry) => onChange({ expiry })}
          placeholder={t('products:receive.expiryHint')}
          error={of('expiry', problems.expiry && t(expiryText))}
        />
      </td>
      <td>
        <FigureInput
          inputMode="text"
          aria-label={label(t('stock:delivery.quantity'))}
          value={form.quantity}
          onText={(quantity) => onChange(withQuantity(form, quantity, product))}
          error={of('quantity', problems.quantity && t('office:field.badQuantity', { example }))}
          placeholder={example}
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
          onChange={(packId) => packId && onChange({ packId, isPackChosen: true })}
          allowDeselect={false}
        />
      </td>
      {can('cost.view') ? (
        <td>
          <TakaInput
            aria-label={label(t('stock:delivery.cost'))}
            value={form.cost}
            onText={(cost) => onChange({ cost })}
            error={of('cost')}
          />
        </td>
      ) : null}
      <td>
        <TakaInput
          aria-label={label(t('stock:delivery.mrp'))}
          value={form.mrp}
          onText={(mrp) => onChange({ mrp })}
          error={of('mrp')}
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
  if (doubts.length === 0 && !refused) return row;
  return (
    <>
      {row}
      <tr>
        <td colSpan={can('cost.view') ? 8 : 7}>
          {refused ? <div className={css.danger}>{refusalText(refused.error)}</div> : null}
          <PriceDoubts product={product} doubts={doubts} />
        </td>
      </tr>
    </>
  );
}
