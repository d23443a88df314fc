import { isSessionOpen } from '../users/index.ts';
import { door } from './door.ts';

/** Streams the shop's events to one till for as long as it listens and its session lasts. */
export const eventsHandlers = {
  subscribe: door.events.subscribe.handler(async function* ({ context, signal }) {
    const events = context.shop.events.subscribe(signal);
    yield { type: 'hello' as const, at: context.shop.ports.clock.now() };
    for await (const event of events) {
      if (!isSessionOpen(context.shop.db, context.actor.sessionHash)) return;
      yield event;
    }
  }),
};
