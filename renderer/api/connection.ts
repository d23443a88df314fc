import { createStore } from '../../shared/web/store.ts';

/** Whether the store server answers. `restored` counts reconnections, so that screens can read again what they show. */
export type Connection = { online: boolean; restored: number };

/** The connection to the store server as the last call saw it. */
export const connection = createStore<Connection>({ online: true, restored: 0 });

/** A call got through. */
export function sawServer(): void {
  const now = connection.get();
  if (!now.online) connection.set({ online: true, restored: now.restored + 1 });
}

/** A call did not get through. */
export function lostServer(): void {
  const now = connection.get();
  if (now.online) connection.set({ ...now, online: false });
}
