import { createStore } from '../../shared/web/store.ts';

/** Which window of this browser holds the till's counter: this one, another, or it is still being asked or brought over. */
export type CounterPlace = 'asking' | 'here' | 'elsewhere' | 'taking';

/** Where the counter is; it stays with a window that went to the office until another takes it over. */
export const counterPlace = createStore<CounterPlace>('asking');

/** True while another window of the till has the counter, or it is being brought over. */
export function isCounterAway(): boolean {
  const place = counterPlace.get();
  return place === 'elsewhere' || place === 'taking';
}

const NAME = 'dokani.counter';
/** A window that froze does not keep the counter for ever. */
const LONGEST_HANDOVER_MS = 4000;
const RELOAD_MS = 800;

let handOver: () => Promise<unknown> = () => Promise.resolve();
let release: () => void = () => undefined;
let isAsked = false;

/** Holds the lock until it is given away; a lock that is stolen ends in the same place. */
async function hold(): Promise<void> {
  counterPlace.set('here');
  await new Promise<void>((resolve) => {
    release = resolve;
  });
  counterPlace.set('elsewhere');
}

/**
 * Asks for the counter once per window. `beforeLeaving` is awaited before another window gets it: what is rung up or saved just now
 * must be done. Where the browser has no locks (an address without https) every window has its own, as before.
 */
export function askForCounter(beforeLeaving: () => Promise<unknown>): void {
  handOver = beforeLeaving;
  if (isAsked) return;
  isAsked = true;
  if (!navigator.locks) {
    counterPlace.set('here');
    return;
  }
  new BroadcastChannel(NAME).addEventListener('message', () => {
    if (counterPlace.get() !== 'here') return;
    counterPlace.set('elsewhere');
    handOver().then(
      () => release(),
      () => release(),
    );
  });
  // A page that is just being reloaded lets go a moment later.
  const shortly = AbortSignal.timeout(RELOAD_MS);
  navigator.locks.request(NAME, { signal: shortly }, hold).catch(() => counterPlace.set('elsewhere'));
}

/** Brings the counter to this window: the other one finishes what it is at and lets go, or is left behind when it does not answer. */
export async function takeCounterOver(): Promise<void> {
  if (counterPlace.get() !== 'elsewhere') return;
  counterPlace.set('taking');
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('take-over');
  channel.close();
  const lost = () => counterPlace.set('elsewhere');
  const tooLong = AbortSignal.timeout(LONGEST_HANDOVER_MS);
  await navigator.locks.request(NAME, { signal: tooLong }, hold).catch(async () => {
    if (tooLong.aborted && counterPlace.get() === 'taking')
      await navigator.locks.request(NAME, { steal: true }, hold).catch(lost);
    else lost();
  });
}
