import { setTimeout as pause } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { v7 as uuidv7 } from 'uuid';
import type { ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { type LoadShop, ringUp } from './load-shop.ts';

/** What was done at the shop's counter; `refused` names what went wrong there. */
export type CounterDay = {
  sold: number;
  accepted: number;
  rungUp: number;
  rejected: number;
  refused: string[];
};

/** The pickup code of an order, as its customer would say it. */
type CodeOf = (orderId: string) => Promise<string>;

const LOOK_MS = 20;

async function trying(day: CounterDay, what: keyof Omit<CounterDay, 'refused'>, go: () => Promise<unknown>) {
  try {
    await go();
    day[what] += 1;
  } catch (error) {
    day.refused.push(`${what}: ${error instanceof ORPCError ? error.code : String(error)}`);
  }
}

/** Customers at the till: so many sales of one piece, one every `everyMs`. */
export async function sellAtTill(
  shop: LoadShop,
  { tillSales, everyMs }: { tillSales: number; everyMs: number },
  day: CounterDay,
): Promise<void> {
  const { id: productId, packId } = shop.goods;
  for (let sale = 0; sale < tillSales; sale += 1) {
    const lines = [
      {
        kind: 'product' as const,
        lineId: uuidv7(),
        productId,
        parts: [{ packId, quantity: baseUnits(1) }],
        batchId: null,
        discount: paisa(0),
        // The cashier sees what is promised, and the till wins.
        acknowledged: ['promised' as const],
      },
    ];
    await trying(day, 'sold', () => ringUp(shop, { saleId: uuidv7(), lines, billDiscount: paisa(0) }));
    await pause(everyMs);
  }
}

async function openOrders(
  { owner: { api } }: LoadShop,
  status: ShopOrderDto['status'],
): Promise<ShopOrderDto[]> {
  const { items, total } = await api.marketplace.orders({ open: true, limit: 100 });
  const rest =
    total > 100 ? await api.marketplace.orders({ open: true, limit: 100, offset: 100 }) : { items: [] };
  return [...items, ...rest.items].filter((order) => order.status === status);
}

const answer = (
  { owner: { api } }: LoadShop,
  orderId: string,
  answered: { kind: 'accept' } | { kind: 'reject'; reason: string },
) => api.marketplace.answer({ answerId: uuidv7(), orderId, answer: answered });

async function handOver(shop: LoadShop, orderId: string, codeOf: CodeOf): Promise<void> {
  const { api } = shop.owner;
  const { draftId } = await api.marketplace.checkCode({ orderId, code: await codeOf(orderId) });
  const draft = (await api.sales.drafts({})).items.find(({ id }) => id === draftId);
  if (!draft) throw new Error('an accepted order has no held cart');
  await ringUp(shop, { saleId: draft.id, lines: draft.lines, billDiscount: draft.billDiscount });
}

/** Takes on every order that comes, as long as `isOpen` says so, and rings up every other one at once. */
export async function serveOrders(
  shop: LoadShop,
  codeOf: CodeOf,
  isOpen: () => boolean,
  day: CounterDay,
): Promise<void> {
  while (isOpen()) {
    for (const { order } of await openOrders(shop, 'requested')) {
      if (!isOpen()) return;
      await trying(day, 'accepted', () => answer(shop, order.id, { kind: 'accept' }));
      if (day.accepted % 2 === 0) await trying(day, 'rungUp', () => handOver(shop, order.id, codeOf));
    }
    await pause(LOOK_MS);
  }
}

/** Some of the orders that are left are taken on, some turned down, some handed over; some are left as they are. */
export async function finishOrders(shop: LoadShop, codeOf: CodeOf, day: CounterDay): Promise<void> {
  for (const [at, { order }] of (await openOrders(shop, 'requested')).entries()) {
    if (at % 4 === 0)
      await trying(day, 'rejected', () => answer(shop, order.id, { kind: 'reject', reason: 'load test' }));
    else if (at % 4 < 3) await trying(day, 'accepted', () => answer(shop, order.id, { kind: 'accept' }));
  }
  for (const [at, { order }] of (await openOrders(shop, 'accepted')).entries())
    if (at % 3 === 0) await trying(day, 'rungUp', () => handOver(shop, order.id, codeOf));
}
