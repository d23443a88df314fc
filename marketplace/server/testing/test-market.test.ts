import { describe, expect, it } from 'vitest';
import { createTestMarket } from './test-market.ts';
import { actAsAccount, makeShop } from './test-people.ts';

describe('the test kit', () => {
  it('keeps a job of a transaction that was rolled back out of the queue, and runs the others when they are due', async () => {
    const market = await createTestMarket();
    await expect(
      market.db.transaction(async (sql) => {
        await market.jobs.put('sweep', {}, { sql });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await market.db.transaction((sql) => market.jobs.put('recommend', {}, { sql, afterMs: 1_000 }));
    expect((await market.jobs.waiting()).map((job) => job.queue)).toEqual(['recommend']);
    expect(await market.jobs.takeDue()).toEqual([]);
    market.time.advance(1_000);
    expect((await market.jobs.takeDue()).map((job) => job.queue)).toEqual(['recommend']);
  });

  it('makes real accounts and shops', async () => {
    const market = await createTestMarket();
    const seller = await actAsAccount(market, 'seller');
    const shop = await makeShop(market, { ownerId: seller.id, status: 'suspended' });
    expect(await market.db.query('SELECT owner_id, status FROM shops')).toEqual([
      { owner_id: shop.ownerId, status: 'suspended' },
    ]);
  });
});
