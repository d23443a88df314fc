import { priceCart } from '../../shared/cart/price-cart.ts';
import type { StoredDraftDto } from '../../shared/contract/sales.contract.ts';
import type { Context } from '../app/shop.ts';
import { cartsOfOpenOrders, nameOfCart, paidForCart, renewedCart } from '../marketplace/index.ts';
import { type DraftRow, draftsFor, findDraft } from './drafts.repo.ts';
import { gatherCart } from './gather-cart.ts';

/** Held carts of open orders that are older than what a list shows: an order is not rung up without its cart. */
function olderOfOrders({ db }: Context, shown: readonly DraftRow[]): DraftRow[] {
  const ids = new Set(shown.map(({ draft }) => draft.id));
  return cartsOfOpenOrders(db).flatMap((id) => {
    const found = ids.has(id) ? undefined : findDraft(db, id);
    return found?.draft.state === 'held' ? [found] : [];
  });
}

/** Open carts of this till and the newest held carts of all, last changed first, each with what it would cost now and whose order it is. */
export function listDrafts(context: Context): { items: StoredDraftDto[] } {
  const { db, actor, ports } = context;
  const now = ports.clock.now();
  const seen: Parameters<typeof gatherCart>[3] = new Map();
  const shown = draftsFor(db, actor.tillId);
  const items = [...shown, ...olderOfOrders(context, shown)].map(({ draft: stored, ...row }) => {
    const draft = renewedCart(context, stored, gatherCart);
    const { products, rules } = gatherCart(db, draft.lines, now, seen);
    const paidOnline = paidForCart(db, draft.id);
    const { total } = priceCart(draft.lines, draft.billDiscount, products, { ...rules, paidOnline });
    return { ...draft, ...row, total, order: nameOfCart(db, draft.id) };
  });
  return { items };
}
