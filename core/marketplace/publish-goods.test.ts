import { expect, it } from 'vitest';
import { addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { countPublishable } from './publish.repo.ts';
import { publishGoods } from './publish-goods.ts';

it('counts before everything is published how many goods that are, and how many need a prescription', async () => {
  const shop = createTestShop();
  const owner = actAs(shop, 'owner');
  const category = (id: string, parent: string | null) =>
    shop.db.sqlite
      .prepare('INSERT INTO categories (id, parent_id, name_bn, name_en) VALUES (?, ?, ?, ?)')
      .run(id, parent, '', id);
  category('c1', null);
  category('c2', 'c1');
  const goods = Array.from({ length: 5 }, () => addGoods(shop).id);
  const set = (what: string, id = '') =>
    shop.db.sqlite.prepare(`UPDATE products SET ${what} WHERE id = ?`).run(id);
  set("drug_class = 'rx', category_id = 'c1'", goods[0]);
  set("drug_class = 'controlled'", goods[1]);
  set("drug_class = 'otc', category_id = 'c2'", goods[2]);
  set('is_active = 0', goods[4]);
  expect(countPublishable(shop.db, null)).toEqual({ hidden: 4, hiddenOnPrescription: 2, published: 0 });
  expect(countPublishable(shop.db, 'c1')).toEqual({ hidden: 2, hiddenOnPrescription: 1, published: 0 });
  // What was counted is what changes.
  const { changed } = await publishGoods(owner, { what: { kind: 'category', id: 'c1' }, isPublished: true });
  expect(changed).toBe(2);
  expect(countPublishable(shop.db, 'c1')).toEqual({ hidden: 0, hiddenOnPrescription: 0, published: 2 });
  expect((await publishGoods(owner, { what: { kind: 'all' }, isPublished: true })).changed).toBe(2);
});
