import { door } from '../app/door.ts';
import { checkoutApproved } from './checkout-approved.ts';
import { discardDraft } from './discard-draft.ts';
import { getSale } from './get-sale.ts';
import { listDrafts } from './list-drafts.ts';
import { listSales } from './list-sales.ts';
import { quoteCart } from './quote-cart.ts';
import { saveDraft } from './save-draft.ts';

/** Sales, as the contract has them. */
export const salesHandlers = {
  checkout: door.sales.checkout.handler(({ input, context }) =>
    checkoutApproved({ ...context.shop, actor: context.actor }, input),
  ),
  quote: door.sales.quote.handler(({ input, context }) =>
    quoteCart({ ...context.shop, actor: context.actor }, input),
  ),
  get: door.sales.get.handler(({ input, context }) =>
    getSale({ ...context.shop, actor: context.actor }, input),
  ),
  list: door.sales.list.handler(({ input, context }) =>
    listSales({ ...context.shop, actor: context.actor }, input),
  ),
  saveDraft: door.sales.saveDraft.handler(({ input, context }) =>
    saveDraft({ ...context.shop, actor: context.actor }, input),
  ),
  drafts: door.sales.drafts.handler(({ context }) => listDrafts({ ...context.shop, actor: context.actor })),
  discardDraft: door.sales.discardDraft.handler(({ input, context }) =>
    discardDraft({ ...context.shop, actor: context.actor }, input),
  ),
};
