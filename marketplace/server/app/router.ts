import { cartHandlers } from '../cart/cart.handlers.ts';
import { ingestHandlers } from '../ingest/ingest.handlers.ts';
import { liveHandlers } from '../live/live.handlers.ts';
import { ordersHandlers, shopOrdersHandlers } from '../orders/orders.handlers.ts';
import { promosHandlers } from '../promos/promos.handlers.ts';

/** Every procedure of the marketplace, bound to its area. */
export const marketRouter = {
  cart: cartHandlers,
  orders: { ...ordersHandlers, ...liveHandlers },
  sync: { ...ingestHandlers, ...promosHandlers, ...shopOrdersHandlers },
};
