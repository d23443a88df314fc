import { eventsHandlers } from './events.handlers.ts';

/** Every procedure bound to its function; `router.test.ts` compares it with the contract. */
export const router = {
  events: eventsHandlers,
};
export type ShopRouter = typeof router;
