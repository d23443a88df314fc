// A process of buyers: each orders one piece, all at once, and tells how it went.
import { performance } from 'node:perf_hooks';
import { callNode } from './rpc.ts';

/** What a process of buyers is told. */
export type BuyersTask = {
  urls: string[];
  shopId: string;
  listingId: string;
  packId: string;
  price: number;
  buyers: { token: string; orderId: string }[];
};

/** How one buyer fared; `ms` from asking to the answer. */
export type Bought = { ms: number; code: string | null };

async function buy(task: BuyersTask, at: number): Promise<Bought> {
  const { token, orderId } = task.buyers[at] ?? { token: '', orderId: '' };
  const started = performance.now();
  const { code } = await callNode(task.urls[at % task.urls.length] ?? '', 'orders/place', token, {
    orderId,
    shopId: task.shopId,
    lines: [{ listingId: task.listingId, packId: task.packId, quantity: 1 }],
    fulfilment: 'pickup',
    expectedTotal: task.price,
    payment: 'cash',
    name: 'Load test',
    phone: '01900000000',
  });
  return { ms: performance.now() - started, code };
}

async function rush(task: BuyersTask): Promise<void> {
  const bought = await Promise.all(
    task.buyers.map((_, at) => buy(task, at).catch((error: unknown) => ({ ms: 0, code: String(error) }))),
  );
  process.send?.(bought, () => process.disconnect());
}

process.once('message', (task: BuyersTask) => void rush(task));
