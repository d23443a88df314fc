import { setTimeout as pause } from 'node:timers/promises';
import { checkout } from '../core/sales/index.ts';
import type { actAs } from '../core/testing/test-shop.ts';
import { baseUnits, paisa } from '../shared/money/money.ts';

const EVERY_MS = 20;
const LINES = 5;

/** Whoever rings up. */
export type Seller = ReturnType<typeof actAs>;
/** What is rung up; `price` in paisa. */
export type Goods = { productId: string; packId: string; price: number };

/** Rings up five lines; the price of each is whole taka, so nothing is rounded. */
export function sell(context: Seller, goods: readonly Goods[], round: number): void {
  const chosen = Array.from({ length: LINES }, (_, line) => goods[(round * LINES + line) % goods.length]);
  const lines = chosen.flatMap((one) => (one ? [one] : []));
  const total = paisa(lines.reduce((sum, { price }) => sum + price, 0));
  checkout(context, {
    saleId: context.ports.ids.next(),
    lines: lines.map(({ productId, packId }) => ({
      kind: 'product',
      lineId: context.ports.ids.next(),
      productId,
      parts: [{ packId, quantity: baseUnits(1) }],
      batchId: null,
      discount: paisa(0),
      acknowledged: [],
    })),
    billDiscount: paisa(0),
    customerId: null,
    tenders: [{ kind: 'cash', amount: total, received: total }],
    expectedTotal: total,
    receiptLanguage: null,
    print: true,
    note: '',
  });
}

/** Milliseconds from the moment each sale was due until it was done, the server's own delays included. */
export async function sellAndTime(
  context: Seller,
  goods: readonly Goods[],
  rounds: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const due = performance.now() + EVERY_MS;
    await pause(EVERY_MS);
    sell(context, goods, round);
    times.push(performance.now() - due);
  }
  return times;
}
