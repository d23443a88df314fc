import { asShop, door } from '../app/door.ts';
import { readPromos, savePromo } from './promos.repo.ts';

/** Promo codes, as the shop's program keeps them. */
export const promosHandlers = {
  promos: door.sync.promos.handler(async ({ context }) => {
    const shop = asShop(context);
    return { items: await readPromos(shop.db, shop.shopId) };
  }),
  putPromo: door.sync.putPromo.handler(({ input, context }) => {
    const shop = asShop(context);
    return savePromo(shop.db, shop.shopId, input);
  }),
};
