import { asAccount, door } from '../app/door.ts';
import { makeShopKey } from './make-shop-key.ts';
import { registerShop } from './register-shop.ts';
import { listOwnShops } from './shops.repo.ts';
import { changeShop, requireOwner } from './update-shop.ts';

/** Shops as their sellers handle them. */
export const shopsHandlers = {
  register: door.shops.register.handler(({ input, context }) => registerShop(asAccount(context), input)),
  mine: door.shops.mine.handler(async ({ context }) => {
    const { db, account } = asAccount(context);
    return { items: await listOwnShops(db, account.id) };
  }),
  update: door.shops.update.handler(async ({ input, context }) => {
    await requireOwner(context.market, asAccount(context).account.id, input.shopId);
    return changeShop(context.market, input);
  }),
  makeKey: door.shops.makeKey.handler(async ({ input, context }) => {
    await requireOwner(context.market, asAccount(context).account.id, input.shopId);
    return makeShopKey(context.market, input.shopId);
  }),
};
