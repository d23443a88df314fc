import type { Shop } from '../app/shop.ts';
import { givingWay } from './give-way.ts';
import { changedAfter, inUseAmong } from './landing.repo.ts';

const PAGE = 100;

/** How many products of the import were sold, moved or edited since, counted a few at a time between the sales. */
export async function countInUse({ db }: Shop, importId: string): Promise<number> {
  const giveWay = givingWay();
  let products = 0;
  let after = '';
  for (;;) {
    const ids = changedAfter(db, importId, after, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return products;
    products += inUseAmong(db, importId, ids).size;
    after = last;
    await giveWay();
  }
}
