import { createStore } from '../../../shared/web/store.ts';

/** Whether the marketplace answers. `restored` counts reconnections. */
export type Connection = { online: boolean; restored: number };

/** The connection as the last call saw it. */
export const connection = createStore<Connection>({ online: true, restored: 0 });

/** A call got through. */
export function sawServer(): void {
  const now = connection.get();
  if (!now.online) connection.set({ online: true, restored: now.restored + 1 });
}

/** So many milliseconds while the server answers, never while it is away: once it is back everything is read again by itself. */
export function whileOnline(ms: number): number | false {
  return connection.get().online ? ms : false;
}

/** A call did not get through. */
export function lostServer(): void {
  const now = connection.get();
  if (now.online) connection.set({ ...now, online: false });
}
