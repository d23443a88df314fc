import { v7 } from 'uuid';
import { isAnswer } from '../../api/client.ts';
import { connection } from '../../api/connection.ts';
import { signedIn } from '../../session/session-store.ts';
import type { WaitingScan } from '../cart-belongings.ts';
import { isCounterAway } from '../counter-lock.ts';
import { counterStore, updateCounter } from '../counter-store.ts';

/** How what waits is asked for and put into the cart, and what is said of it. */
export type WaitingDesk = {
  /** Asks the server what goods are meant; the answer puts them into the cart. Stops asking when the signal says so. */
  ask: (scan: WaitingScan, signal: AbortSignal) => Promise<() => void>;
  /** The server has not answered: what was scanned waits, and is shown. */
  onWait: () => void;
  /** The server said no, or the goods could not be added. */
  onError: (error: unknown) => void;
};

/** A cut Wi-Fi may swallow a question whole; after so long it is asked again. */
const LONGEST_ANSWER_MS = 8000;
const BEFORE_ASKING_AGAIN_MS = 1000;
/** Sooner than this nobody wonders where a scan went. */
const BEFORE_SHOWN_MS = 800;

let desk: WaitingDesk | null = null;
let isWorking = false;

/** True while something scanned or typed is not in the cart yet because its answer is not there. */
export function hasWaitingScans(): boolean {
  return counterStore.get().waiting.length > 0;
}

/** False once it was left out, or another window of the till has it. */
function isWaiting(id: string): boolean {
  return !isCounterAway() && counterStore.get().waiting.some((scan) => scan.id === id);
}

function showWaiting(): void {
  updateCounter({ isWaitShown: true });
}

/** Takes a scan off the list: its goods are in the cart, or are not wanted. */
export function dropWaiting(id: string): void {
  const waiting = counterStore.get().waiting.filter((scan) => scan.id !== id);
  updateCounter({ waiting, ...(waiting.length === 0 ? { isWaitShown: false } : {}) });
}

/** Over after `ms`, or as soon as the server answers again or the scan is left out. */
function pause(ms: number, id: string): Promise<void> {
  const { restored } = connection.get();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      resolve();
    };
    const look = () => {
      if (!isWaiting(id) || connection.get().restored !== restored) end();
    };
    const timer = setTimeout(end, ms);
    const stops = [counterStore.subscribe(look), connection.subscribe(look)];
  });
}

/** Asks once. Rejects with what the server refused, or with an error that is no answer when there was no answer in time or none is wanted. */
async function askOnce(scan: WaitingScan, { ask }: WaitingDesk): Promise<() => void> {
  const { id } = scan;
  const attempt = new AbortController();
  const { signal } = attempt;
  const timer = setTimeout(() => attempt.abort(), LONGEST_ANSWER_MS);
  const stop = counterStore.subscribe(() => {
    if (!isWaiting(id)) attempt.abort();
  });
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer')));
  });
  try {
    return await Promise.race([ask(scan, signal), aborted]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Asks until there is an answer. Null when the scan was left out meanwhile. Rejects with what the server refused. */
async function askUntilAnswered(scan: WaitingScan, first: WaitingDesk): Promise<(() => void) | null> {
  const { id } = scan;
  for (let tries = 0; isWaiting(id); tries += 1) {
    try {
      return await askOnce(scan, desk ?? first);
    } catch (error) {
      const isSignedOut = isAnswer(error) && error.code === 'SIGN_IN_REQUIRED';
      if (isAnswer(error) && !isSignedOut) throw error;
      if (!isWaiting(id)) return null;
      if (tries === 0) first.onWait();
      showWaiting();
      if (isSignedOut) await signedIn();
      await pause(BEFORE_ASKING_AGAIN_MS, id);
    }
  }
  return null;
}

async function workOff(scan: WaitingScan, first: WaitingDesk): Promise<void> {
  try {
    const put = await askUntilAnswered(scan, first);
    if (!isWaiting(scan.id)) return;
    put?.();
    dropWaiting(scan.id);
  } catch (error) {
    if (!isWaiting(scan.id)) return;
    dropWaiting(scan.id);
    first.onError(error);
  }
}

/** One after the other, as long as this window has the counter and its cart is there. */
async function workOffAll(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (;;) {
    const [scan] = counterStore.get().waiting;
    if (!scan || !desk || isCounterAway() || !counterStore.get().isRestored) break;
    await workOff(scan, desk);
  }
  isWorking = false;
}

/** Says how what waits is asked for from now on, and begins with what waits already. */
export function serveWaiting(next: WaitingDesk): void {
  desk = next;
  void workOffAll();
}

/**
 * Puts what was scanned or typed at the end of the line, which is kept with the cart. One after the other is asked for and put into
 * the cart; without an answer it waits at its place, with those behind it, and is asked for again until it is answered or left out.
 */
export function waitInTurn(scan: Omit<WaitingScan, 'id'>): void {
  const id = v7();
  updateCounter({ waiting: [...counterStore.get().waiting, { id, ...scan }] });
  // Also where nothing is asked for yet, because the cart itself has not come back.
  setTimeout(() => {
    if (isWaiting(id)) showWaiting();
  }, BEFORE_SHOWN_MS);
  void workOffAll();
}
