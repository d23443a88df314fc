import { door } from '../app/door.ts';
import { watchChanges } from './watch-changes.ts';

/** Live changes for open pages. */
export const liveHandlers = {
  watch: door.orders.watch.handler(({ input, context, signal }) =>
    watchChanges(context.market, context, input.listingIds, signal),
  ),
};
