import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan, useSession } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { AskBar } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { useToday } from '../parts/use-today.ts';
import { AcceptPrices } from '../products/AcceptPrices.tsx';
import type { ReceiveForm } from '../products/receive-form.ts';
import { DeliveryTable } from './DeliveryTable.tsx';
import { readDelivery, refusedLine, withProduct } from './delivery.ts';
import { deliveryOf } from './delivery-store.ts';
import { ProductPicker } from './ProductPicker.tsx';
import { useStockPages } from './StockPage.tsx';

/** One delivery of several goods, saved as a whole. */
export function ReceivePage() {
  const { t } = useTranslation(['stock', 'products', 'office']);
  const format = useFormat();
  const can = useCan();
  const guard = useEditGuard();
  const pages = useStockPages();
  const queries = useQueryClient();
  const delivery = deliveryOf(useSession().user.id);
  const { changeLines } = delivery;
  const { lines, note, deliveryId } = useStore(delivery.store);
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState(0);
  const page = useRef<HTMLElement>(null);
  const [attempt, setAttempt] = useState(0);
  const { ready, problems, doubts, cost } = readDelivery(lines, useToday());
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
        setAsking(false);
        delivery.start();
        for (const key of [orpc.stock.key(), orpc.catalog.key()])
          void queries.invalidateQueries({ queryKey: key });
      },
    }),
  );
  const refused = refusedLine(lines, receive.error, asRefusal(receive.error)?.data);
  // What is wrong is brought to the person who pressed save: the first field marked, else the row's question.
  useEffect(() => {
    if (attempt > 0) page.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-ask]')?.focus();
  }, [attempt]);
  const send = () => {
    if (!ready || receive.isPending) return;
    receive.mutate({ deliveryId, lines: ready, note }, { onError: () => setAttempt(attempt + 1) });
  };
  const save = () => {
    setTried(true);
    setAsking(ready !== null && doubts.size > 0);
    setAttempt(attempt + 1);
    if (doubts.size === 0) send();
  };
  const changed = () => {
    setAsking(false);
    if (receive.error) receive.reset();
  };
  const change = (key: string, patch: Partial<ReceiveForm>) => {
    changed();
    changeLines((now) =>
      now.map((line) => (line.key === key ? { ...line, form: { ...line.form, ...patch } } : line)),
    );
  };
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
    <main ref={page} className={css.page} onKeyDown={onKeyDown}>
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
            changed();
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
          <DeliveryTable
            lines={lines}
            problems={isTried ? problems : new Map()}
            doubts={isAsking ? doubts : new Map()}
            refused={refused}
            onChange={change}
            onRemove={(key) => {
              changed();
              changeLines((now) => now.filter((line) => line.key !== key));
            }}
          />
        )}
      </div>
      {receive.error || (isTried && !ready && lines.length > 0) ? (
        <Failure error={receive.error} {...(ready ? {} : { text: t('stock:delivery.fix') })} />
      ) : null}
      {guard.isAsking ? <AskBar guard={{ ...guard, throwAway }} onSave={save} /> : null}
      {lines.length > 0 && !guard.isAsking ? (
        <footer className={css.panelFoot}>
          {isAsking ? (
            <AcceptPrices isSaving={receive.isPending} onAccept={send} />
          ) : (
            <Button onClick={save} loading={receive.isPending}>
              {t('stock:delivery.save', { count: lines.length })}
            </Button>
          )}
          <KeyHint label={isAsking ? 'Enter' : 'Ctrl+Enter'} />
          <span className={css.grow} />
          {can('cost.view') ? (
            <span className={css.strong}>{t('stock:delivery.total', { amount: format.taka(cost) })}</span>
          ) : null}
        </footer>
      ) : null}
    </main>
  );
}
