import { Button, TextInput } from '@mantine/core';
import { IconTrash, IconWorld } from '@tabler/icons-react';
import { useIsFetching, useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resumeCart } from '../../../shared/cart/cart-state.ts';
import type { StoredDraftDto } from '../../../shared/contract/sales.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Money } from '../../ui/Money.tsx';
import { heldOnTheWay } from '../cart/save-cart.ts';
import { draftOf, productsOf } from '../cart/use-restored-cart.ts';
import { hasWaitingScans } from '../cart/waiting-scans.ts';
import { keepBelongings, NO_BELONGINGS } from '../cart-belongings.ts';
import { useCounter } from '../counter-context.ts';
import { holdCart, takeCart, useCounterState } from '../counter-store.ts';
import { knowCartOrder } from '../orders/use-cart-order.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';
import { useHeldCarts } from './use-held-carts.ts';

/** Puts the cart aside under a name, or takes one back that was put aside. */
export function HoldPanel() {
  const { t } = useTranslation(['counter', 'market']);
  const format = useFormat();
  const refusalText = useRefusalText();
  const lines = useCounterState((state) => state.cart.draft.lines.length);
  const { adding } = useCounter();
  const held = useHeldCarts();
  const [name, setName] = useState('');
  const isEmpty = lines === 0;
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? (isEmpty ? 0 : -1), held.length - 1);
  const queries = useQueryClient();
  const resume = useMutation({
    mutationFn: async (row: StoredDraftDto) => {
      // Prices may have changed since the list was read, and with them what brings an order's cart to what was agreed.
      const { items } = await api.sales.drafts({});
      const stored = items.find(({ id }) => id === row.id) ?? row;
      const draft = { ...draftOf(stored), state: 'open' as const, revision: stored.revision + 1 };
      // Claimed before it is shown: another till may be reaching for the same cart.
      await api.sales.saveDraft(draft);
      const [products] = await Promise.all([productsOf(draft), knowCartOrder(queries, draft.id)]);
      return resumeCart(draft, products);
    },
    onSuccess: (cart) => takeCart(cart, true),
  });
  const isOnTheWay = useStore(heldOnTheWay).size > 0;
  const isComing = useIsFetching({ queryKey: orpc.sales.drafts.key() }) > 0 || isOnTheWay;
  const isEnterKept = useRef(false);
  const first = isEmpty ? held[0] : undefined;
  const { mutate } = resume;
  const take = useCallback(
    (draft: StoredDraftDto) => {
      isEnterKept.current = false;
      mutate(draft);
    },
    [mutate],
  );
  useEffect(() => {
    if (isComing || !isEnterKept.current) return;
    isEnterKept.current = false;
    if (first) take(first);
  }, [isComing, first, take]);
  const [doomedId, setDoomedId] = useState<string | null>(null);
  const discard = useMutation(
    orpc.sales.discardDraft.mutationOptions({
      onSuccess: (_, { id }) => keepBelongings(id, NO_BELONGINGS),
      onSettled: () => setDoomedId(null),
    }),
  );
  const refused = resume.error ?? discard.error;
  // The cart of an order bears its number, whatever it was put aside as.
  const nameOf = ({ order, name: given }: StoredDraftDto) =>
    order
      ? `${format.code(order.code)} ${order.customerName}`
      : given
        ? format.code(given)
        : t('held.unnamed');
  const onDelete = (wanted: StoredDraftDto) => {
    if (doomedId === wanted.id) discard.mutate({ id: wanted.id });
    else setDoomedId(wanted.id);
  };
  const hold = () => (hasWaitingScans() ? adding.refuse(t('notice.scanWaits')) : holdCart(name.trim()));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const wanted = held[at];
    if (event.key === 'Delete' && wanted && name === '') {
      onDelete(wanted);
      event.preventDefault();
      return;
    }
    setDoomedId(null);
    discard.reset();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') isEnterKept.current = false;
    if (event.key === 'ArrowDown') setChosen(Math.min(held.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(isEmpty ? 0 : -1, at - 1));
    else if (event.key === 'Enter' && hasWaitingScans()) adding.refuse(t('notice.scanWaits'));
    // The cart that was put aside a moment ago is not in the list yet: the key waits for it.
    else if (event.key === 'Enter' && isEmpty && isComing && chosen === null) isEnterKept.current = true;
    else if (event.key === 'Enter' && wanted) take(wanted);
    else if (event.key === 'Enter') hold();
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={t('view.hold')}>
      {/* With nothing to hold there is nothing to name: the field only holds the keys of the list. */}
      <div className={isEmpty ? 'visually-hidden' : undefined}>
        <TextInput
          label={isEmpty ? t('held.choose') : t('held.name', { count: lines })}
          description={isEmpty ? null : t('held.nameHint')}
          autoFocus
          autoComplete="off"
          size="lg"
          maxLength={60}
          readOnly={isEmpty}
          value={name}
          role="combobox"
          aria-expanded={held.length > 0}
          aria-controls="held-carts"
          aria-activedescendant={at >= 0 ? `held-carts-${at}` : undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {isEmpty ? null : (
        <Button size="lg" onClick={hold} rightSection={at < 0 ? <KeyHint label="Enter" /> : null}>
          {t('held.hold')}
        </Button>
      )}
      {isEmpty && held.length > 0 ? (
        <p className={classes.muted} aria-hidden>
          {t('held.choose')}
        </p>
      ) : null}
      {refused ? (
        <p className={classes.danger} role="alert">
          {refusalText(refused)}
        </p>
      ) : null}
      {held.length === 0 ? <EmptyState title={t('held.none')} text={t('held.noneHint')} /> : null}
      <ChoiceList
        id="held-carts"
        label={t('held.list')}
        items={held}
        at={at}
        keyOf={(draft) => draft.id}
        onChoose={(draft) => (hasWaitingScans() ? adding.refuse(t('notice.scanWaits')) : take(draft))}
      >
        {(draft) => (
          <>
            <span className={classes.main}>
              <span className={classes.name}>
                {draft.order ? <IconWorld size={18} className={classes.online} aria-hidden /> : null}
                {nameOf(draft)}
              </span>
              {doomedId === draft.id ? (
                <span className={classes.danger} role="alert">
                  {t('held.throwAway', { name: nameOf(draft) })}
                </span>
              ) : (
                <span className={classes.second}>
                  {[
                    ...(draft.order ? [t('market:orders.ofOrder')] : []),
                    t('totals.lines', { count: draft.lines.length }),
                    draft.userName,
                    format.time(draft.updatedAt),
                  ].join(' · ')}
                </span>
              )}
            </span>
            <span className={classes.withBin}>
              <span className={classes.figures}>
                <Money amount={draft.total} />
              </span>
              {/* The mouse's way to what Del does on the chosen row. */}
              <button
                type="button"
                tabIndex={-1}
                aria-hidden
                className={classes.bin}
                data-doomed={doomedId === draft.id || undefined}
                title={t('held.bin')}
                onClick={(event) => {
                  event.stopPropagation();
                  onDelete(draft);
                }}
              >
                <IconTrash size={20} aria-hidden />
              </button>
            </span>
          </>
        )}
      </ChoiceList>
    </Panel>
  );
}
