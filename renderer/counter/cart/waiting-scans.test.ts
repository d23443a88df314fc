import { beforeEach, describe, expect, it } from 'vitest';
import { lostServer, sawServer } from '../../api/connection.ts';
import { counterStore, updateCounter } from '../counter-store.ts';
import { dropWaiting, hasWaitingScans, serveWaiting, waitInTurn } from './waiting-scans.ts';

const cut = () => Promise.reject(new TypeError('Failed to fetch'));
const texts = () => counterStore.get().waiting.map(({ text }) => text);

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 30; turns += 1) await Promise.resolve();
}

let cart: string[] = [];
let told: string[] = [];
let asks: Record<string, (put: () => void) => Promise<() => void>> = {};
const scan = (text: string, ask: (put: () => void) => Promise<() => void>) => {
  asks[text] = ask;
  waitInTurn({ text, kind: 'code', quantity: null, markedId: null });
};

beforeEach(() => {
  cart = [];
  told = [];
  asks = {};
  updateCounter({ waiting: [], isRestored: true });
  serveWaiting({
    ask: ({ text }) => (asks[text] ?? cut)(() => cart.push(text)),
    onWait: () => told.push(`${texts()[0]} waits`),
    onError: (error) => told.push(String(error)),
  });
});

describe('what is scanned while the connection is cut', () => {
  it('waits with those after it and comes in their order when the server answers again', async () => {
    let isCut = true;
    scan('a', async (put) => put);
    scan('b', async (put) => (isCut ? cut() : put));
    scan('c', async (put) => put);
    lostServer();
    await settle();
    expect(cart).toEqual(['a']);
    expect(texts()).toEqual(['b', 'c']);
    expect(counterStore.get().isWaitShown).toBe(true);
    expect(hasWaitingScans()).toBe(true);
    isCut = false;
    sawServer();
    await settle();
    expect(cart).toEqual(['a', 'b', 'c']);
    expect(told).toEqual(['b waits']);
    expect(hasWaitingScans()).toBe(false);
  });

  it('is left out alone, without a trace in the cart, even when its answer still comes', async () => {
    let answer: () => void = () => undefined;
    scan('a', (put) => new Promise((resolve) => (answer = () => resolve(put))));
    scan('b', async (put) => put);
    await settle();
    expect(cart).toEqual([]);
    dropWaiting(counterStore.get().waiting[0]?.id ?? '');
    answer();
    await settle();
    expect(cart).toEqual(['b']);
    expect(told).toEqual([]);
  });

  it('gives way to the next one when it cannot be put into the cart', async () => {
    scan('a', async () => () => {
      throw new Error('no price');
    });
    scan('b', async (put) => put);
    await settle();
    expect(told).toEqual(['Error: no price']);
    expect(cart).toEqual(['b']);
  });
});
