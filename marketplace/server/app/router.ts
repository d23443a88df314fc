import { accountsHandlers } from '../accounts/accounts.handlers.ts';
import { adminHandlers } from '../admin/admin.handlers.ts';
import { cartHandlers } from '../cart/cart.handlers.ts';
import { favouritesHandlers } from '../favourites/favourites.handlers.ts';
import { findHandlers } from '../find/find.handlers.ts';
import { ingestHandlers } from '../ingest/ingest.handlers.ts';
import { liveHandlers } from '../live/live.handlers.ts';
import { ordersHandlers, shopOrdersHandlers } from '../orders/orders.handlers.ts';
import { paymentsHandlers } from '../payments/payments.handlers.ts';
import { prescriptionsHandlers, shopPrescriptionsHandlers } from '../prescriptions/prescriptions.handlers.ts';
import { promosHandlers } from '../promos/promos.handlers.ts';
import { reviewsHandlers, shopReviewsHandlers } from '../reviews/reviews.handlers.ts';
import { shopsHandlers } from '../shops/shops.handlers.ts';

/** Every procedure of the marketplace, bound to its area. */
export const marketRouter = {
  accounts: accountsHandlers,
  shops: shopsHandlers,
  admin: adminHandlers,
  find: findHandlers,
  cart: cartHandlers,
  favourites: favouritesHandlers,
  orders: { ...ordersHandlers, ...paymentsHandlers, ...prescriptionsHandlers, ...liveHandlers },
  reviews: reviewsHandlers,
  sync: {
    ...ingestHandlers,
    ...promosHandlers,
    ...shopOrdersHandlers,
    ...shopPrescriptionsHandlers,
    ...shopReviewsHandlers,
  },
};
