import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isEmptyCart, resumeCart } from '../../../shared/cart/cart-state.ts';
import type { DraftDto, StoredDraftDto } from '../../../shared/contract/sales.contract.ts';
import { api, isAnswer, orpc } from '../../api/client.ts';
import { connection } from '../../api/connection.ts';
import { onShopEvent } from '../../api/event-stream.ts';
import { useStore } from '../../api/external-store.ts';
import { serverNow } from '../../api/server-clock.ts';
import { belongingsOf, cartOnScreen, keepBelongings, NO_BELONGINGS } from '../cart-belongings.ts';
import { counterStore, dispatchCart, putAside, takeCart, updateCounter } from '../counter-store.ts';
import { knowCartOrder } from '../orders/use-cart-order.ts';
import { goOnSaving, isCartRefused } from './save-cart.ts';
import { forgetUnsaved, isForgotten, unsavedDrafts } from './unsaved-drafts.ts';

/** How soon a cart that could not be asked for is asked for again. */
const RESTORE_AGAIN_MS = 1_500;
/** A cut Wi-Fi may swallow a question whole; after so long it is asked again. */
const LONGEST_ANSWER_MS = 8_000;

const inTime = () => ({ signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });

/** A stored draft without what only lists of drafts show. */
export function draftOf({
  id,
  state,
  name,
  customerId,
  lines,
  billDiscount,
  receiptLanguage,
  revision,
}: StoredDraftDto): DraftDto {
  return { id, state, name, customerId, lines, billDiscount, receiptLanguage, revision };
}

/** Fresh copies of the products in a draft; rejects once the signal says that it is waited for no longer. */
export async function productsOf(draft: DraftDto, options: { signal?: AbortSignal } = {}) {
  const ids = [...new Set(draft.lines.flatMap((line) => (line.kind === 'product' ? [line.productId] : [])))];
  if (ids.length === 0) return [];
  return (await api.catalog.getMany({ ids }, options)).items;
}

/** True for any answer but that nobody is signed in, which comes again once somebody is. */
const isAnswered = (error: unknown) => isAnswer(error) && error.code !== 'SIGN_IN_REQUIRED';

/**
 * Sends the carts that a window of this browser could not save before it went, and answers those that the server cannot save
 * now either: they are sent again in the background. Of another shop's users none is sent here.
 */
async function sendUnsaved(): Promise<DraftDto[]> {
  const unsaved = unsavedDrafts();
  if (unsaved.length === 0) return [];
  const { items: people } = await api.session.people({}, inTime());
  const notSaved: DraftDto[] = [];
  for (const each of unsaved) {
    if (!people.some(({ id }) => id === each.userId)) {
      // Of somebody who has left, it may name a customer: it does not stay in the browser for good.
      if (isForgotten(each, serverNow())) forgetUnsaved(each.draft);
      continue;
    }
    try {
      await api.sales.saveDraft(each.draft, inTime());
    } catch (error) {
      if (!isAnswered(error)) throw error;
      if (!isCartRefused(error)) {
        goOnSaving(each);
        notSaved.push(each.draft);
        continue;
      }
    }
    forgetUnsaved(each.draft);
  }
  return notSaved;
}

/** What was scanned into a cart that has no lines yet, and so is stored nowhere else, comes back into the empty cart. */
function takeStrayScans(draftIds: readonly string[]): void {
  const { cart, waiting, unknown } = counterStore.get();
  const before = cartOnScreen();
  if (before === null || before === cart.draft.id || draftIds.includes(before)) return;
  const stray = belongingsOf(before);
  keepBelongings(before, NO_BELONGINGS);
  if (stray.waiting.length === 0 && stray.unknown.length === 0) return;
  updateCounter({
    waiting: [...stray.waiting, ...waiting],
    isWaitShown: stray.waiting.length > 0,
    unknown: [...stray.unknown, ...unknown],
    ...(stray.unknown.length > 0 ? { view: { kind: 'unknown' } } : {}),
  });
}

/** Brings back the cart this till was working on, once; from then on its products follow the shop's changes. */
export function useRestoredCart(tillId: number): void {
  const queries = useQueryClient();
  const { restored } = useStore(connection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when the connection is back
  useEffect(() => {
    if (counterStore.get().isRestored) return;
    let isCurrent = true;
    async function restore() {
      const notSaved = await sendUnsaved();
      // Not by the query cache: the `hello` of the events, which makes it read all again, would break this reading off.
      const { items } = await api.sales.drafts({}, inTime());
      // What was just saved is in no list that was read before it, and its event may have come before anybody listened.
      void queries.invalidateQueries({ queryKey: orpc.sales.drafts.key() });
      const { cart } = counterStore.get();
      const stored = items.filter(({ tillId: of }) => of === tillId).map(draftOf);
      const open = [...notSaved, ...stored].find(
        ({ id, state, lines }) => state === 'open' && lines.length > 0 && id !== cart.draft.id,
      );
      if (!isCurrent) return;
      if (open && isEmptyCart(cart)) {
        const [products] = await Promise.all([productsOf(open, inTime()), knowCartOrder(queries, open.id)]);
        // A Wi-Fi that came back meanwhile began anew, and the cart may have grown since.
        if (!isCurrent) return;
        if (isEmptyCart(counterStore.get().cart)) takeCart(resumeCart(open, products), false);
        else putAside(open);
      } else if (open) putAside(open);
      else takeStrayScans(items.map(({ id }) => id));
      updateCounter({ isRestored: true });
    }
    let again: number | undefined;
    function tryToRestore() {
      restore().catch((error: unknown) => {
        if (isAnswered(error)) updateCounter({ isRestored: true });
        // Scans wait for it. Locked meanwhile, it is tried again when somebody signs in.
        else if (isCurrent && !isAnswer(error)) again = window.setTimeout(tryToRestore, RESTORE_AGAIN_MS);
      });
    }
    tryToRestore();
    return () => {
      isCurrent = false;
      window.clearTimeout(again);
    };
  }, [queries, tillId, restored]);

  useEffect(() => {
    // What changed while the counter was not on screen.
    refreshProducts(productsInCart());
    return onShopEvent((event) => {
      if (event.type === 'hello') refreshProducts(productsInCart());
      if (event.type !== 'stock-changed' && event.type !== 'catalog-changed') return;
      const { productIds } = event;
      refreshProducts(
        productIds.length === 0 ? productsInCart() : productsInCart().filter((id) => productIds.includes(id)),
      );
    });
  }, []);
}

const productsInCart = () => Object.keys(counterStore.get().cart.products);

/** Reads these products of the cart again; when that fails, the checkout will say what changed. */
function refreshProducts(ids: readonly string[]): void {
  if (ids.length === 0) return;
  api.catalog.getMany({ ids: [...ids] }).then(
    ({ items }) => dispatchCart({ type: 'refresh-products', products: items }),
    () => undefined,
  );
}
