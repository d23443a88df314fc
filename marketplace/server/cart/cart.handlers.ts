import { asAccount, door } from '../app/door.ts';
import { readCart, saveCart } from './cart.repo.ts';
import { quoteCart } from './quote-cart.ts';

/** The cart of an account, and what a cart costs. */
export const cartHandlers = {
  get: door.cart.get.handler(async ({ context }) => {
    const { db, account } = asAccount(context);
    return readCart(db, account.id);
  }),
  put: door.cart.put.handler(async ({ input, context }) => {
    const { db, account } = asAccount(context);
    await db.transaction((sql) => saveCart(sql, account.id, input.items));
    return {};
  }),
  quote: door.cart.quote.handler(({ input, context }) => quoteCart(context.market, input)),
};
