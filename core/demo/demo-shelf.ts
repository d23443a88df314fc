import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { createProduct } from '../catalog/create-product.ts';
import { saveCategory } from '../catalog/save-category.ts';
import { receiveStock } from '../stock/index.ts';
import { DEMO_CATEGORIES, type DemoGoods, demoGoods } from './demo-goods.ts';
import type { Random } from './random.ts';

/** A product on the demo shop's shelf, and what the generator thinks is left of it. */
export type Shelved = {
  id: string;
  goods: DemoGoods;
  packs: readonly { id: string; baseQuantity: number; price: Paisa; isDefault: boolean }[];
  left: number;
  /** Base units to order when little is left. */
  order: number;
};

/** What the shop pays of each taka it sells for, in percent. */
const COST_SHARE = { medicine: 86, grocery: 91 };

/** Makes categories and products by the catalogue's own use cases. */
export function fillCatalogue(context: Context): Shelved[] {
  const { ids } = context.ports;
  const categories = new Map(
    DEMO_CATEGORIES.map(({ key, bn, en }) => {
      const category = saveCategory(context, { id: ids.next(), parentId: null, nameBn: bn, nameEn: en });
      return [key, category.id] as const;
    }),
  );
  return demoGoods().map((goods) => {
    const categoryId = categories.get(goods.category) ?? null;
    const made = createProduct(context, { id: ids.next(), product: { ...goods.product, categoryId } });
    const packs = made.packs.map(({ id, baseQuantity, price, isDefault }) => ({
      id,
      baseQuantity,
      price: price ?? paisa(0),
      isDefault,
    }));
    const perSale = goods.product.baseUnit === 'g' ? 1_500 : goods.category === 'medicine' ? 12 : 2;
    const order = Math.max(10, Math.ceil((goods.weight * perSale * 8) / 100)) * 100;
    return { id: made.id, goods, packs, left: 0, order: goods.category === 'medicine' ? order / 4 : order };
  });
}

/** What is delivered of one product; `expiryDays` from today overrules the usual shelf life. */
export type Delivery = { item: Shelved; quantity: number; expiryDays?: number };

/** Takes a delivery in by the stock's own use case: batch number, expiry, cost, and for medicine the printed MRP. Gives batch ids. */
export function deliver(context: Context, deliveries: readonly Delivery[], random: Random): string[] {
  const { ids, clock } = context.ports;
  const today = businessDayOf(clock.now());
  if (deliveries.length === 0) return [];
  const lines = deliveries.map(({ item, quantity, expiryDays }) => {
    const pack = item.packs.find(({ isDefault }) => isDefault) ?? item.packs[0];
    const price = pack?.price ?? paisa(0);
    const per = baseUnits(pack?.baseQuantity ?? 1);
    const isMedicine = item.goods.category === 'medicine';
    const share = COST_SHARE[isMedicine ? 'medicine' : 'grocery'] + random.between(-2, 2);
    const days =
      expiryDays ??
      (item.goods.shelfMonths === null ? null : item.goods.shelfMonths * 30 - random.between(0, 20));
    item.left += quantity;
    return {
      productId: item.id,
      batchNo: isMedicine ? `${random.pick([...'ABDKM'])}${random.between(10_000, 99_999)}` : '',
      expiry: days === null ? null : addDays(today, days),
      quantity: baseUnits(quantity),
      cost: { amount: paisa(Math.round((price * share) / 100)), per },
      mrp: isMedicine ? { amount: price, per } : null,
      price: null,
    };
  });
  const { batches } = receiveStock(context, { deliveryId: ids.next(), lines, note: '' });
  return lines.map((line) => {
    const batch = batches.find((made) => made.productId === line.productId && made.expiry === line.expiry);
    if (!batch) throw new Error('a delivery made no batch');
    return batch.id;
  });
}
