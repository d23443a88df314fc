import { accountsContract } from './accounts.contract.ts';
import { adminContract } from './admin.contract.ts';
import { favouritesContract, reviewsContract } from './engagement.contract.ts';
import { findContract } from './find.contract.ts';
import { cartContract, ordersContract } from './orders.contract.ts';
import { shopsContract } from './shops.contract.ts';
import { syncContract } from './sync.contract.ts';

/** Every procedure of the marketplace: what it takes, gives, refuses and who may call it. */
export const marketContract = {
  accounts: accountsContract,
  shops: shopsContract,
  find: findContract,
  cart: cartContract,
  orders: ordersContract,
  reviews: reviewsContract,
  favourites: favouritesContract,
  sync: syncContract,
  admin: adminContract,
};
export type MarketContract = typeof marketContract;
