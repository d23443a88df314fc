import type { Shop } from '../app/shop.ts';
import { putLink } from '../marketplace/link.repo.ts';
import { startOutboxWorker } from '../marketplace/outbox-worker.ts';
import type { OutboxWorker } from '../marketplace/worker-state.ts';
import { noteAvailability } from '../stock/index.ts';
import type { StandInMarket } from './stand-in-market.ts';
import { addGoods, type TestGoods } from './test-goods.ts';
import { createTestShop } from './test-shop.ts';

/** A worker's pace for tests. */
export const FAST = {
  pollMs: 20,
  greetMs: 60_000,
  greetPendingMs: 20,
  firstRetryMs: 5,
  feedWaitMs: 20,
  outageMs: 60_000,
  random: () => 0.5,
};

function memorySecrets() {
  const kept = new Map([['marketplace-key', 'dks_test']]);
  return {
    get: async (name: string) => kept.get(name) ?? null,
    set: async (name: string, value: string) => void kept.set(name, value),
    remove: async (name: string) => void kept.delete(name),
  };
}

/** A shop that is connected to `market`; its worker is not started. */
export function connectedShop(market: StandInMarket, openMarket = market.open, file?: string) {
  const shop = createTestShop({
    ports: { secrets: memorySecrets(), openMarket },
    ...(file === undefined ? {} : { file }),
  });
  putLink(shop.db, { address: 'http://127.0.0.1:9', email: 'a@b.cd', shop: market.shop, connectedAt: 1 });
  return shop;
}

/** Starts the worker of a shop; `atEnd` is told how to stop it. */
export function startWorker(shop: Shop, atEnd: (stop: () => Promise<void>) => void): OutboxWorker {
  const worker = startOutboxWorker(shop, FAST);
  atEnd(() => worker.stop());
  return worker;
}

/** Published goods with a batch of `onHand`, noted for the marketplace. */
export function publishedGoods(shop: Shop, onHand = 100): TestGoods {
  const goods = addGoods(shop, { isPublished: true, batches: [{ onHand }] });
  noteAvailability(shop.db, goods.id, shop.ports.clock.now());
  return goods;
}
