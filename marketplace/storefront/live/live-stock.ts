import { useEffect, useSyncExternalStore } from 'react';
import type { StockBand } from '../../../shared/marketplace/stock-band.ts';

/** What an open page heard of a listing: what everybody may know of its stock, and the price of its first pack. */
export type LiveStock = StockBand & { price: number; heardAt: number };

const MOST = 200;
const wanted = new Map<string, number>();
const heard = new Map<string, LiveStock>();
const listeners = new Set<() => void>();
const changes = new Set<() => void>();
let orderPages = 0;
let isTelling = false;

/** Calls back, once for all changes of a moment, when the page shows other listings; until the returned function is called. */
export function onWanted(listener: () => void): () => void {
  changes.add(listener);
  return () => changes.delete(listener);
}

function tell(): void {
  if (isTelling) return;
  isTelling = true;
  setTimeout(() => {
    isTelling = false;
    for (const listener of changes) listener();
  }, 50);
}

/** The listings on the page, as many as the server takes. */
export function wantedListings(): string[] {
  return [...wanted.keys()].slice(0, MOST);
}

/** True while a page is open that shows orders. */
export function wantsOrders(): boolean {
  return orderPages > 0;
}

let timesHeard = 0;

/** A listing changed. */
export function hearStock(listingId: string, stock: Omit<LiveStock, 'heardAt'>): void {
  timesHeard += 1;
  heard.set(listingId, { ...stock, heardAt: Date.now() });
  for (const listener of listeners) listener();
}

function add(ids: readonly string[], by: 1 | -1): void {
  let isOther = false;
  for (const id of ids) {
    const count = (wanted.get(id) ?? 0) + by;
    if (count > 0) {
      isOther ||= !wanted.has(id);
      wanted.set(id, count);
    } else {
      isOther ||= wanted.delete(id);
    }
  }
  if (isOther) tell();
}

/** Keeps the stock of these listings live while the component is shown. */
export function useWatchedListings(ids: readonly string[]): void {
  const key = [...new Set(ids)].sort().join(' ');
  useEffect(() => {
    const each = key === '' ? [] : key.split(' ');
    add(each, 1);
    return () => add(each, -1);
  }, [key]);
}

/** Keeps the orders of whoever is signed in live while the component is shown. */
export function useWatchedOrders(): void {
  useEffect(() => {
    orderPages += 1;
    tell();
    return () => {
      orderPages -= 1;
    };
  }, []);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says of any listing what was last heard of its stock since `readAt`; undefined where nothing was. */
export function useLiveBands(readAt: number): (listingId: string) => StockBand | undefined {
  useSyncExternalStore(subscribe, () => timesHeard);
  return (listingId) => {
    const stock = heard.get(listingId);
    return stock && stock.heardAt > readAt ? stock : undefined;
  };
}

/** What was heard of a listing since its row was read at `readAt` (UTC ms by this device), or null. */
export function useLiveStock(listingId: string, readAt: number): LiveStock | null {
  const stock = useSyncExternalStore(subscribe, () => heard.get(listingId) ?? null);
  return stock && stock.heardAt > readAt ? stock : null;
}
