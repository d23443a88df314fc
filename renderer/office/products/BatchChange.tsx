import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { exampleQuantity } from '../../../shared/cart/example-quantity.ts';
import type { BatchDto, ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { FigureInput } from '../parts/TypedInput.tsx';
import { useKept } from '../parts/use-kept.ts';
import own from './products.module.css';
import { countedChange } from './receive-form.ts';

type Props = { product: ProductDto; batch: BatchDto; onDone: () => void };

function useAfterwards(onDone: () => void) {
  const queries = useQueryClient();
  return () => {
    for (const key of [orpc.stock.key(), orpc.catalog.key()])
      void queries.invalidateQueries({ queryKey: key });
    onDone();
  };
}

function Reason(props: { reasons: readonly string[]; value: string; onText: (text: string) => void }) {
  const { t } = useTranslation('products');
  return (
    <>
      <TextInput
        label={t('adjust.reason')}
        value={props.value}
        maxLength={200}
        required
        onChange={(event) => props.onText(event.currentTarget.value)}
      />
      <div className={own.reasons}>
        {props.reasons.map((reason) => (
          <Button key={reason} size="xs" variant="default" onClick={() => props.onText(reason)}>
            {reason}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Corrects a batch to what was counted on the shelf, with a reason. */
export function AdjustBatch({ product, batch, onDone }: Props) {
  const { t } = useTranslation(['products', 'office']);
  const format = useFormat();
  const example = exampleQuantity(product, format.language);
  const [counted, setCounted] = useKept(`counted ${batch.id}`, () => '');
  const [reason, setReason] = useKept(`reason ${batch.id}`, () => '');
  const [adjustmentId] = useKept(`adjustment ${batch.id}`, () => newId());
  const adjust = useMutation(orpc.stock.adjust.mutationOptions({ onSuccess: useAfterwards(onDone) }));
  const smallest = product.packs.toSorted((a, b) => a.baseQuantity - b.baseQuantity)[0];
  const change = countedChange(counted, batch.onHand, product, smallest?.id);
  const isReady = change !== null && change !== 0 && reason.trim() !== '';
  const save = () => {
    if (isReady && !adjust.isPending)
      adjust.mutate({ adjustmentId, batchId: batch.id, quantity: baseUnits(change), reason });
  };
  const changeText = () => {
    if (counted === '') return null;
    if (change === null) return t('office:field.badQuantity', { example });
    if (change === 0) return t('products:adjust.noChange');
    const sign = change > 0 ? '+' : '';
    return t('products:adjust.change', {
      change: `${sign}${describeQuantity(product, change, format.language)}`,
    });
  };
  return (
    <Inline
      title={t('products:adjust.title', { batch: batch.batchNo || '–' })}
      onSave={save}
      onCancel={onDone}
    >
      <FigureInput
        inputMode="text"
        data-autofocus
        label={t('products:adjust.counted')}
        placeholder={example}
        value={counted}
        onText={setCounted}
        ref={focusOnce}
      />
      <div className={change !== null && change < 0 ? css.attention : css.muted}>{changeText()}</div>
      <Reason
        reasons={(['count', 'damaged', 'lost', 'ownUse'] as const).map((key) =>
          t(`products:adjust.reasons.${key}`),
        )}
        value={reason}
        onText={setReason}
      />
      {adjust.error ? <Failure error={adjust.error} /> : null}
      <div className={css.buttons}>
        <Button size="sm" onClick={save} disabled={!isReady} loading={adjust.isPending}>
          {t('office:save')}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('office:cancel')}
        </Button>
      </div>
    </Inline>
  );
}

/** Puts a batch aside so that it is not sold, or back, with a reason. */
export function QuarantineBatch({ batch, onDone }: Props) {
  const { t } = useTranslation(['products', 'office']);
  const [reason, setReason] = useKept(`reason ${batch.id}`, () => '');
  const isAside = batch.status === 'quarantined';
  const setStatus = useMutation(
    orpc.stock.setBatchStatus.mutationOptions({ onSuccess: useAfterwards(onDone) }),
  );
  const save = () => {
    if (reason.trim() !== '' && !setStatus.isPending)
      setStatus.mutate({ batchId: batch.id, status: isAside ? 'ok' : 'quarantined', reason });
  };
  const name = { batch: batch.batchNo || '–' };
  const reasons = isAside ? (['checked'] as const) : (['damaged', 'sample', 'recalled'] as const);
  return (
    <Inline
      title={isAside ? t('products:quarantine.releaseTitle', name) : t('products:quarantine.title', name)}
      onSave={save}
      onCancel={onDone}
    >
      <Reason
        reasons={reasons.map((key) => t(`products:quarantine.reasons.${key}`))}
        value={reason}
        onText={setReason}
      />
      {setStatus.error ? <Failure error={setStatus.error} /> : null}
      <div className={css.buttons}>
        <Button size="sm" onClick={save} disabled={reason.trim() === ''} loading={setStatus.isPending}>
          {isAside ? t('products:batch.release') : t('products:batch.quarantine')}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('office:cancel')}
        </Button>
      </div>
    </Inline>
  );
}

const focusOnce = (field: HTMLInputElement | null) => {
  if (field && !field.dataset.seen) {
    field.dataset.seen = 'yes';
    field.focus();
  }
};

function Inline(props: {
  title: string;
  onSave: () => void;
  onCancel: () => void;
  children: React.ReactNode;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isEnter = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (isEnter) props.onSave();
    else if (event.key === 'Escape') props.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={own.inline} aria-label={props.title} onKeyDown={onKeyDown}>
      <div className={css.form}>
        <strong>{props.title}</strong>
        {props.children}
      </div>
    </section>
  );
}
