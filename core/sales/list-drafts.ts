import { priceCart } from '../../shared/cart/price-cart.ts';
import type { StoredDraftDto } from '../../shared/contract/sales.contract.ts';
import type { Context } from '../app/shop.ts';
import { draftsFor } from './drafts.repo.ts';
import { gatherCart } from './gather-cart.ts';

/** Open carts of this till and the held carts of all, last changed first, each with what it would cost now. */
export function listDrafts({ db, actor, ports }: Context): { items: StoredDraftDto[] } {
  const now = ports.clock.now();
  const items = draftsFor(db, actor.tillId).map(({ draft, ...row }) => {
    const { products, rules } = gatherCart(db, draft.lines, now);
    return { ...draft, ...row, total: priceCart(draft.lines, draft.billDiscount, products, rules).total };
  });
  return { items };
}
