import { v7 as newId } from 'uuid';
import { createStore } from '../../../shared/web/store.ts';
import type { DeliveryLine } from './delivery.ts';

/** A delivery while it is typed; under its id the server takes it once. */
export type OpenDelivery = { deliveryId: string; lines: readonly DeliveryLine[]; note: string };

const empty = (): OpenDelivery => ({ deliveryId: newId(), lines: [], note: '' });

const createDelivery = () => {
  const store = createStore<OpenDelivery>(empty());
  return {
    store,
    /** Changes the lines of the delivery. */
    changeLines: (change: (lines: readonly DeliveryLine[]) => readonly DeliveryLine[]): void => {
      const now = store.get();
      store.set({ ...now, lines: change(now.lines) });
    },
    /** Another delivery: this one was saved or thrown away. */
    start: () => store.set(empty()),
  };
};

const deliveries = new Map<string, ReturnType<typeof createDelivery>>();

/**
 * The delivery that this user is typing. It outlives its page: a till that locks itself while the goods are counted loses no line,
 * and nobody else sees or saves it.
 */
export function deliveryOf(userId: string): ReturnType<typeof createDelivery> {
  const delivery = deliveries.get(userId) ?? createDelivery();
  deliveries.set(userId, delivery);
  return delivery;
}
