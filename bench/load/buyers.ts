// A process of buyers: each orders one piece, all at once, and tells how it went.
import { performance } from 'node:perf_hooks';
import { v7 as uuidv7 } from 'uuid';

/** What a process of buyers is told. */
export type BuyersTask = {
  urls: string[];
  shopId: string;
  goods: { id: string; packId: string; price: number };
  tokens: string[];
};

/** How one buyer fared: null, or the code of the refusal; `ms` from asking to the answer. */
export type Bought = { ms: number; code: string | null };

async function place({ urls, shopId, goods, tokens }: BuyersTask, at: number): Promise<string | null> {
  const order = {
    orderId: uuidv7(),
    shopId,
    lines: [{ listingId: goods.id, packId: goods.packId, quantity: 1 }],
    fulfilment: 'pickup',
    expectedTotal: goods.price,
    payment: 'cash',
    name: 'Load test',
    phone: '01900000000',
  };
  const response = await fetch(`${urls[at % urls.length]}/rpc/orders/place`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[at]}` },
    body: JSON.stringify({ json: order }),
  });
  const { json } = (await response.json()) as { json: { code?: string } };
  return response.ok ? null : (json.code ?? String(response.status));
}

async function buy(task: BuyersTask, at: number): Promise<Bought> {
  const started = performance.now();
  const code = await place(task, at).catch(String);
  return { ms: performance.now() - started, code };
}

async function rush(task: BuyersTask): Promise<void> {
  const bought = await Promise.all(task.tokens.map((_, at) => buy(task, at)));
  process.send?.(bought, () => process.disconnect());
}

process.once('message', (task: BuyersTask) => void rush(task));
