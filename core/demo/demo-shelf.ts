import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { jobsIdle } from '../imports/import-jobs.ts';
import { loadSample } from '../imports/load-sample.ts';
import { receiveStock } from '../stock/index.ts';
import { listPriced } from './demo.repo.ts';
import type { Random } from './random.ts';

/** A product on the demo shop's shelf, how it sells, and what the generator thinks is left of it. */
export type Shelved = {
  id: string;
  isMedicine: boolean;
  isLoose: boolean;
  /** How often it is asked for, against the others: 1 to 30. */
  weight: number;
  packs: readonly { id: string; baseQuantity: number; price: Paisa; isDefault: boolean }[];
  left: number;
  /** Base units to order when little is left. */
  order: number;
};

/** What the shop pays of each taka it sells for, in percent. */
const COST_SHARE = { medicine: 86, grocery: 91 };
const MEDICINE_DAYS = 720;
const GROCERY_DAYS = 360;

/** Loads the program's own sample catalogues by the shop's own import, and makes some goods sell often and most seldom. */
export async function fillCatalogue(context: Context, random: Random): Promise<Shelved[]> {
  for (const kind of ['pharmacy', 'grocery'] as const)
    await loadSample(context, { importId: context.ports.ids.next(), kind });
  await jobsIdle(context);
  return listPriced(context.db).map(({ id, drugClass, baseUnit, packs }) => {
    const isMedicine = drugClass !== 'none';
    const isLoose = baseUnit === 'g' || baseUnit === 'ml';
    const weight = 1 + Math.floor(30 * random.next() ** 3);
    const perSale = isLoose ? 1_500 : isMedicine ? 6 : 2;
    const order = Math.max(isLoose ? 100 : 1, Math.ceil((weight * perSale * 4) / 100)) * 100;
    return { id, isMedicine, isLoose, weight, packs, left: 0, order };
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
    const isMedicine = item.isMedicine;
    const share = COST_SHARE[isMedicine ? 'medicine' : 'grocery'] + random.between(-2, 2);
    const usual = item.isMedicine ? MEDICINE_DAYS : GROCERY_DAYS;
    const days = expiryDays ?? (item.isLoose ? null : usual - random.between(0, 90));
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
