import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { createOrderIds, placeOnce } from './order-ids.ts';

function tab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A page over a tab's storage; a second one over the same storage is the page after a reload. */
function pageOver(storage: ReturnType<typeof tab>, page: string) {
  let made = 0;
  return createOrderIds(
    () => storage,
    () => `${page}-${++made}`,
  );
}

const rice = { shopId: 'a', lines: ['rice'] };
const dal = { shopId: 'a', lines: ['dal'] };

describe('the id of an order', () => {
  it('stays through repeated presses and a reload, and is another for other goods and shops', () => {
    const storage = tab();
    const before = pageOver(storage, 'before');
    expect([before.idOf(rice), before.idOf(rice)]).toEqual(['before-1', 'before-1']);
    expect(before.idOf({ ...rice, shopId: 'b' })).toBe('before-2');
    const after = pageOver(storage, 'after');
    expect(after.idOf(rice)).toBe('before-1');
    expect(after.idOf(dal)).toBe('after-1');
  });

  it('stays where the photos of the prescription were taken again after a reload', () => {
    const storage = tab();
    const first = pageOver(storage, 'before').idOf({ ...rice, prescriptionIds: ['photo-1'] });
    expect(pageOver(storage, 'after').idOf({ ...rice, prescriptionIds: ['photo-2'] })).toBe(first);
  });

  it('is another one once the order was shown, in the same page and after a reload', () => {
    const storage = tab();
    const ids = pageOver(storage, 'page');
    ids.idOf(rice);
    ids.forget(rice);
    expect(ids.idOf(rice)).toBe('page-2');
    ids.forget(rice);
    expect(pageOver(storage, 'after').idOf(rice)).toBe('after-1');
  });

  it('lasts as long as the page where the browser keeps nothing, or what was kept is odd', () => {
    const ids = createOrderIds(() => {
      throw new Error('no storage');
    });
    const first = ids.idOf(rice);
    expect(ids.idOf(rice)).toBe(first);
    ids.forget(rice);
    expect(ids.idOf(rice)).not.toBe(first);
    const odd = { ...tab(), getItem: () => '{"id":7}' };
    expect(
      createOrderIds(
        () => odd,
        () => 'made',
      ).idOf(rice),
    ).toBe('made');
  });
});

describe('placing an order', () => {
  const never = () => Promise.reject(new Error('nobody asked for it'));
  const marketOf =
    (statuses: Record<string, OrderDto['status']>, asked: string[]) => (order: { orderId: string }) => {
      asked.push(order.orderId);
      return Promise.resolve({
        id: order.orderId,
        status: statuses[order.orderId] ?? 'requested',
      } as OrderDto);
    };

  it('finds the order whose answer was lost', async () => {
    const asked: string[] = [];
    const ids = pageOver(tab(), 'page');
    await placeOnce(ids, rice, () => Promise.reject(new Error('no network')), never).catch(() => undefined);
    expect(await placeOnce(ids, rice, marketOf({}, asked), never)).toMatchObject({ id: 'page-1' });
    expect(asked).toEqual(['page-1']);
  });

  it('finds the order that arrived with photos taken before a reload, instead of a second one', async () => {
    const ids = pageOver(tab(), 'page');
    const conflict = new ORPCError('VERSION_CONFLICT', {
      defined: true,
      data: { entity: 'order', id: 'page-1' },
    });
    const asked: string[] = [];
    const find = ({ orderId }: { orderId: string }) => {
      asked.push(orderId);
      return Promise.resolve({ id: orderId, status: 'requested' } as OrderDto);
    };
    expect(await placeOnce(ids, rice, () => Promise.reject(conflict), find)).toMatchObject({ id: 'page-1' });
    expect(asked).toEqual(['page-1']);
    const other = new ORPCError('SOLD_OUT', { defined: true, data: { lines: [] } });
    await expect(placeOnce(ids, rice, () => Promise.reject(other), find)).rejects.toBe(other);
  });

  it('is a new order where the one of this id is over', async () => {
    const asked: string[] = [];
    const ids = pageOver(tab(), 'page');
    ids.idOf(rice);
    const placed = await placeOnce(ids, rice, marketOf({ 'page-1': 'rejected' }, asked), never);
    expect(placed).toMatchObject({ id: 'page-2', status: 'requested' });
    expect(asked).toEqual(['page-1', 'page-2']);
  });
});
