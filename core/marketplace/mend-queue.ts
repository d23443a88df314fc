import type { MarketStatusDto } from '../../shared/contract/marketplace.contract.ts';
import type { Shop } from '../app/shop.ts';
import { hurryAnswers } from './answers.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { parkedGoods, retryParked } from './queue.repo.ts';
import { readMarketStatus } from './read-market-status.ts';

const MOST_PARKED = 500;

/** What was refused, with the reason. */
export function parkedList({ db }: Shop) {
  return { items: parkedGoods(db, MOST_PARKED) };
}

/** Tries again what was refused: these goods, or all of them for null. Answers how many there were. */
export function retryGoods({ db, ports }: Shop, productIds: readonly string[] | null): { retried: number } {
  const retried = db.transaction('marketplace.retry', () => retryParked(db, productIds, ports.clock.now()));
  workerOf(db)?.wake(true);
  return { retried };
}

/** Tries at once, however long the next attempt was to wait, answers that were put off included. */
export function syncNow(shop: Shop): MarketStatusDto {
  shop.db.transaction('marketplace.sync-now', () => hurryAnswers(shop.db, shop.ports.clock.now()));
  workerOf(shop.db)?.wake(true);
  return readMarketStatus(shop);
}
