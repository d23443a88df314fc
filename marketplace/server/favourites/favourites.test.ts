import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestMarket } from '../testing/test-market.ts';
import { makeOrderScene } from '../testing/test-orders.ts';
import { actAsAccount } from '../testing/test-people.ts';

describe('favourites', () => {
  it('are kept for their account, once, newest first, until they are dropped', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const [product] = await market.db.query<{ id: string }>(
      'SELECT product_id AS id FROM listings WHERE id = $1',
      [goods.listingId],
    );
    const productId = product?.id ?? '';
    const { favourites } = person.call;
    for (const isFavourite of [true, true]) {
      await favourites.set({ kind: 'product', id: productId, isFavourite });
      await favourites.set({ kind: 'shop', id: shop.shopId, isFavourite });
    }
    const kept = await favourites.list();
    expect(kept.products.map(({ id }) => id)).toEqual([productId]);
    expect(kept.shops).toMatchObject([{ id: shop.shopId, isOpen: true, distanceM: null }]);
    const stranger = await actAsAccount(market);
    expect(await stranger.call.favourites.list()).toEqual({ products: [], shops: [] });
    await favourites.set({ kind: 'shop', id: shop.shopId, isFavourite: false });
    expect((await favourites.list()).shops).toEqual([]);
  });

  it('are of things that are there', async () => {
    const market = await createTestMarket();
    const { person } = await makeOrderScene(market);
    await expect(
      person.call.favourites.set({ kind: 'shop', id: uuidv7(), isFavourite: true }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
  });
});
