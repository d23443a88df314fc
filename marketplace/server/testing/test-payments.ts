import { refundPayment } from '../payments/refund-payment.ts';
import { createSandboxProvider, type SandboxProvider } from '../payments/sandbox-provider.ts';
import { takeNotice } from '../payments/take-notice.ts';
import { createTestMarket, type TestMarket } from './test-market.ts';
import { makeOrderScene, orderOf } from './test-orders.ts';

/** A marketplace whose customers pay at the sandbox provider, and an order that waits for its payment. */
export async function makePayingScene(quantity = 2) {
  const market = await createTestMarket();
  const provider = createSandboxProvider({ db: market.db, clock: market.time, options: market.options });
  Object.assign(market, { payments: provider });
  const scene = await makeOrderScene(market);
  const order = await scene.person.call.orders.place(
    orderOf(scene.shop.shopId, scene.goods, { quantity, payment: 'bkash' }),
  );
  return { market, provider, order, ...scene };
}

/** What the provider calls the payment of its page. */
export const refOf = (url: string): string => url.split('/').at(-1) ?? '';

/** Presses a button of the provider's page, and brings its notice. */
export async function press(
  market: TestMarket,
  provider: SandboxProvider,
  url: string,
  outcome: 'paid' | 'failed',
) {
  const notice = await provider.end(refOf(url), outcome);
  if (!notice) throw new Error('no such payment');
  return { notice, result: await takeNotice(market, notice.headers, notice.body) };
}

/** The same, with the order paid. */
export async function makePaidScene(quantity = 2) {
  const scene = await makePayingScene(quantity);
  const { url } = await scene.person.call.orders.pay({ orderId: scene.order.id });
  await press(scene.market, scene.provider, url, 'paid');
  return scene;
}

/** Does the refunds that are due; answers how many. */
export async function runRefunds(market: TestMarket): Promise<number> {
  const due = (await market.jobs.takeDue()).flatMap((job) => (job.queue === 'refund' ? [job.data] : []));
  for (const { paymentId } of due) await refundPayment(market, paymentId);
  return due.length;
}

/** What the provider's own books say, oldest payment first. */
export const sandboxOf = (market: TestMarket) =>
  market.db.query<{ outcome: string; refunded: number }>(
    'SELECT outcome, refunded FROM sandbox_payments ORDER BY created_at',
  );
