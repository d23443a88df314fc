import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { listSales } from './list-sales.ts';

it('reads a list over all of history in the reading thread, with the receipt of a moment ago in it', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-list-'));
  const shop = createTestShop({ file: path.join(folder, 'shop.sqlite') });
  try {
    const context = actAs(shop, 'owner');
    const goods = addGoods(shop, { nameEn: 'Napa' });
    checkout(context, checkoutInput(context, [lineOf(shop, goods, 2)]));
    const nothing = {
      hour: null,
      categoryId: null,
      customerId: null,
      tillId: null,
      fromDay: null,
      toDay: null,
    };
    const all = {
      ...nothing,
      text: '',
      tender: null,
      productId: null,
      withDiscount: false,
      figure: null,
      offset: 0,
      limit: 10,
    };
    const found = await Promise.all([
      listSales(context, { ...all, tender: 'cash' }),
      listSales(context, { ...all, productId: goods.id }),
      listSales(context, { ...all, text: 'napa' }),
      listSales(context, { ...all, tender: 'card' }),
    ]);
    expect(found.map(({ total, amount }) => [total, amount])).toEqual([
      [1, 2000],
      [1, 2000],
      [1, 2000],
      [0, 0],
    ]);
    expect(found[0]?.items[0]).toMatchObject({ receiptCode: 'T1-000001', summary: 'Napa' });
  } finally {
    await shop.reading.close();
    shop.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
