import { describe, expect, it } from 'vitest';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { viewOf } from '../catalog/index.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { listShelf } from './list-shelf.ts';
import { receiveStock } from './receive-stock.ts';
import { setBatchStatus } from './set-batch-status.ts';

function shelf() {
  const shop = createTestShop();
  const context = actAs(shop, 'owner');
  // A name of its own: the made-up one ends in digits of the id, which may hold what is searched for.
  const goods = addGoods(shop, { batches: [], nameEn: 'Rice' });
  // The test clock stands on 21 November 2026; the shop warns 90 days ahead.
  const expiries = ['2027-06-30', null, '2026-11-20', '2026-11-21', '2027-01-31'] as (BusinessDay | null)[];
  const now = shop.clock.now();
  shop.clock.set(Date.UTC(2026, 10, 1, 6));
  receiveStock(context, {
    deliveryId: context.ports.ids.next(),
    note: '',
    lines: expiries.map((expiry, index) => ({
      productId: goods.id,
      batchNo: `B${index}`,
      expiry,
      quantity: baseUnits(10),
      cost: { amount: paisa(100), per: baseUnits(1) },
      mrp: null,
      price: null,
    })),
  });
  shop.clock.set(now);
  const list = (only: 'all' | 'expired' | 'near' | 'aside', text = '', actor = context) =>
    listShelf(shop.db, { text, only, offset: 0, limit: 100, nearDays: 90, view: viewOf(actor) });
  const numbers = (only: 'all' | 'expired' | 'near' | 'aside', text = '') =>
    list(only, text).items.map(({ batch }) => batch.batchNo);
  return { shop, context, list, numbers };
}

describe('what is on the shelf', () => {
  it('comes earliest expiry first, without expiry last', () => {
    const { list, numbers } = shelf();
    expect(numbers('all')).toEqual(['B2', 'B3', 'B4', 'B0', 'B1']);
    expect(list('all').total).toBe(5);
  });

  it('tells expired from near: the printed day is the last one it is sold on', () => {
    const { numbers } = shelf();
    expect(numbers('expired')).toEqual(['B2']);
    expect(numbers('near')).toEqual(['B3', 'B4']);
  });

  it('finds by part of a batch number, and takes % and _ as they are', () => {
    const { numbers } = shelf();
    expect(numbers('all', 'b4')).toEqual(['B4']);
    expect(numbers('all', '%')).toEqual([]);
    expect(numbers('all', '_')).toEqual([]);
  });

  it('shows what was put aside', () => {
    const { context, list, numbers } = shelf();
    const batchId = list('all').items[0]?.batch.id ?? '';
    setBatchStatus(context, { batchId, status: 'quarantined', reason: 'damaged' });
    expect(numbers('aside')).toEqual(['B2']);
  });

  it('hides the cost from those who may not see it', () => {
    const { shop, list } = shelf();
    expect(list('all').items[0]?.batch.cost).not.toBeNull();
    expect(list('all', '', actAs(shop, 'cashier')).items[0]?.batch.cost).toBeNull();
  });
});
