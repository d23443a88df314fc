import { expect, it } from 'vitest';
import { stockShop } from '../testing/stock-shop.ts';
import { createTestMarket } from '../testing/test-market.ts';
import { workersOf } from './workers.ts';

it('sweeps to its end where steps fail, and says which', async () => {
  const market = await createTestMarket();
  await stockShop(market, [{ nameEn: 'Napa 500', nameBn: 'নাপা ৫০০' }]);
  const query: typeof market.db.query = (text, values) =>
    text.includes('refresh_tokens') ? Promise.reject(new Error('no table')) : market.db.query(text, values);
  const jobs = { ...market.jobs, put: () => Promise.reject(new Error('no queue')) };
  await workersOf({ ...market, jobs, db: { ...market.db, query } }).sweep({});
  expect(market.logged.map(({ fields }) => fields.step)).toEqual(['tokens', 'recommended']);
});
