import { v7 as newId } from 'uuid';
import { createStore } from '../../api/external-store.ts';
import type { DeliveryLine } from './delivery.ts';

/** A delivery while it is typed; under its id the server takes it once. */
export type OpenDelivery = { deliveryId: string; lines: readonly DeliveryLine[]; note: string };

const empty = (): OpenDelivery => ({ deliveryId: newId(), lines: [], note: '' });

/** The delivery being typed. It outlives its page: a till that locks itself while the goods are counted loses no line. */
export const deliveryStore = createStore<OpenDelivery>(empty());

/** Changes the lines of the delivery. */
export function changeLines(change: (lines: readonly DeliveryLine[]) => readonly DeliveryLine[]): void {
  const now = deliveryStore.get();
  deliveryStore.set({ ...now, lines: change(now.lines) });
}

/** Another delivery: this one was saved or thrown away. */
export function startDelivery(): void {
  deliveryStore.set(empty());
}
