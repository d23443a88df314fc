import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isEmptyCart, resumeCart } from '../../../shared/cart/cart-state.ts';
import type { DraftDto, StoredDraftDto } from '../../../shared/contract/sales.contract.ts';
import { api, isAnswer, orpc } from '../../api/client.ts';
import { connection } from '../../api/connection.ts';
import { onShopEvent } from '../../api/event-stream.ts';
import { useStore } from '../../api/external-store.ts';
import { counterStore, dispatchCart, putAside, takeCart, updateCounter } from '../counter-store.ts';

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

/** Fresh copies of the products in a draft. */
export async function productsOf(draft: DraftDto) {
  const ids = [...new Set(draft.lines.flatMap((line) => (line.kind === 'product' ? [line.productId] : [])))];
  if (ids.length === 0) return [];
  return (await api.catalog.getMany({ ids })).items;
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
      const { items } = await queries.fetchQuery(orpc.sales.drafts.queryOptions({ input: {}, staleTime: 0 }));
      const { cart } = counterStore.get();
      const open = items.find(
        ({ id, state, tillId: of, lines }) =>
          state === 'open' && of === tillId && lines.length > 0 && id !== cart.draft.id,
      );
      if (!isCurrent) return;
      if (open && isEmptyCart(cart)) {
        const draft = draftOf(open);
        takeCart(resumeCart(draft, await productsOf(draft)), false);
      } else if (open) putAside(draftOf(open));
      updateCounter({ isRestored: true });
    }
    restore().catch((error: unknown) => {
      // Without an answer it is tried again when the connection is back, locked meanwhile when somebody signs in.
      if (isAnswer(error) && error.code !== 'SIGN_IN_REQUIRED') updateCounter({ isRestored: true });
    });
    return () => {
      isCurrent = false;
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
