import { createStore } from '../../shared/web/store.ts';
import { useStore } from './external-store.ts';

/** Differences that are the wire's and not the clock's. */
const JITTER_MS = 2000;

const ahead = createStore(0);

/** Notes what the server's clock says now (UTC ms): a till whose own clock is wrong still has the shop's day. */
export function hearServerClock(at: number): void {
  const difference = at - Date.now();
  if (Math.abs(difference - ahead.get()) > JITTER_MS)
    ahead.set(Math.abs(difference) > JITTER_MS ? difference : 0);
}

/** The time by the server's clock, UTC ms. */
export function serverNow(): number {
  return Date.now() + ahead.get();
}

/** How far the server's clock is ahead of this computer's, ms; followed by the component. */
export function useServerAhead(): number {
  return useStore(ahead);
}
