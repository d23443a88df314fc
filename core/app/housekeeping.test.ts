import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { receiveStock } from '../stock/index.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { startHousekeeping } from './housekeeping.ts';

const DAY = 24 * 3_600_000;

function shopWithOldJobs(count: number) {
  const shop = createTestShop();
  const insert = shop.db.statement(
    "INSERT INTO print_jobs (id, kind, status, created_at, retry_at) VALUES (?, 'receipt', 'done', 0, 0)",
  );
  for (let index = 0; index < count; index += 1) insert.run(`job-${index}`);
  return { shop, left: () => shop.db.sqlite.prepare('SELECT count(*) FROM print_jobs').pluck().get() };
}

describe('housekeeping', () => {
  it('deletes old print jobs only while nothing happens in the shop', async () => {
    const { shop, left } = shopWithOldJobs(450);
    const keeper = startHousekeeping(shop);
    shop.events.publish({ type: 'settings-changed' });
    await setImmediate();
    await keeper.tick();
    expect(left()).toBe(450);
    shop.clock.advance(59_999);
    await keeper.tick();
    expect(left()).toBe(450);
    shop.clock.advance(1);
    await keeper.tick();
    expect(left()).toBe(0);
    await keeper.stop();
  });

  it('lets go between two steps when somebody begins to sell', async () => {
    const { shop, left } = shopWithOldJobs(900);
    const keeper = startHousekeeping(shop);
    const ticking = keeper.tick();
    shop.events.publish({ type: 'settings-changed' });
    await ticking;
    expect(left()).toBe(700);
    await keeper.stop();
  });

  it('tells of goods that expired when a new day begins, by its own timer', async () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    const { id: productId } = addGoods(shop, { isPublished: true, batches: [] });
    const line = { productId, batchNo: 'A', expiry: '2026-11-21' as never, quantity: 5 as never };
    const rates = { cost: null, mrp: null, price: null };
    receiveStock(context, { deliveryId: shop.ports.ids.next(), lines: [{ ...line, ...rates }], note: '' });
    const version = () => shop.db.sqlite.prepare('SELECT version FROM outbox').pluck().get();
    const keeper = startHousekeeping(shop, 1);
    await keeper.tick();
    const received = version();
    shop.clock.advance(DAY);
    await expect.poll(version).toBe(Number(received) + 1);
    await keeper.stop();
    shop.db.close();
  });

  it('survives a file that cannot be written', async () => {
    const { shop } = shopWithOldJobs(1);
    const keeper = startHousekeeping(shop);
    shop.db.sqlite.exec('DROP TABLE print_jobs');
    await expect(keeper.tick()).resolves.toBeUndefined();
    await keeper.stop();
  });
});
