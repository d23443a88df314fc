import { isAnswer } from '../../api/client.ts';
import { connection } from '../../api/connection.ts';
import { signedIn } from '../../session/session-store.ts';
import { counterStore, updateCounter } from '../counter-store.ts';

/** Asks the server what goods are meant; the answer puts them into the cart. Stops asking when the signal says so. */
export type AskForGoods = (signal: AbortSignal) => Promise<() => void>;

type Told = {
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

let turn: Promise<void> = Promise.resolve();
let lastId = 0;

/** True while something scanned or typed is not in the cart yet because its answer is not there. */
export function hasWaitingScans(): boolean {
  return counterStore.get().waiting.length > 0;
}

function isWaiting(id: number): boolean {
  return counterStore.get().waiting.some((scan) => scan.id === id);
}

function showWaiting(): void {
  updateCounter({ waiting: counterStore.get().waiting.map((scan) => ({ ...scan, isLate: true })) });
}

/** Takes a scan off the list: its goods are in the cart, or are not wanted. */
export function dropWaiting(id: number): void {
  updateCounter({ waiting: counterStore.get().waiting.filter((scan) => scan.id !== id) });
}

/** Over after `ms`, or as soon as the server answers again or the scan is left out. */
function pause(ms: number, id: number): Promise<void> {
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
async function askOnce(id: number, ask: AskForGoods): Promise<() => void> {
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
    return await Promise.race([ask(signal), aborted]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** Asks until there is an answer. Null when the scan was left out meanwhile. Rejects with what the server refused. */
async function askUntilAnswered(
  id: number,
  ask: AskForGoods,
  onWait: () => void,
): Promise<(() => void) | null> {
  for (let tries = 0; isWaiting(id); tries += 1) {
    try {
      return await askOnce(id, ask);
    } catch (error) {
      const isSignedOut = isAnswer(error) && error.code === 'SIGN_IN_REQUIRED';
      if (isAnswer(error) && !isSignedOut) throw error;
      if (!isWaiting(id)) return null;
      if (tries === 0) onWait();
      showWaiting();
      if (isSignedOut) await signedIn();
      await pause(BEFORE_ASKING_AGAIN_MS, id);
    }
  }
  return null;
}

async function workOff(id: number, ask: AskForGoods, { onWait, onError }: Told): Promise<void> {
  const timer = setTimeout(showWaiting, BEFORE_SHOWN_MS);
  try {
    const put = await askUntilAnswered(id, ask, onWait);
    clearTimeout(timer);
    if (!isWaiting(id)) return;
    dropWaiting(id);
    put?.();
  } catch (error) {
    clearTimeout(timer);
    dropWaiting(id);
    onError(error);
  }
}

/**
 * Puts what was scanned or typed at the end of the line. One after the other is asked for and put into the cart; without an answer
 * it waits at its place, with those behind it, and is asked for again until it is answered or left out.
 */
export function waitInTurn(text: string, ask: AskForGoods, told: Told): void {
  lastId += 1;
  const id = lastId;
  const { waiting } = counterStore.get();
  updateCounter({ waiting: [...waiting, { id, text, isLate: waiting.some((scan) => scan.isLate) }] });
  turn = turn.then(() => workOff(id, ask, told));
}
