import type { Market } from '../app/market.ts';
import { type PaymentRow, readBegun, readSilent } from './payments.repo.ts';
import { settlePayment } from './take-notice.ts';

const MINUTE = 60_000;
const PATIENCE = 2 * MINUTE;
const LONGEST = 3 * 24 * 60 * MINUTE;

async function ask(market: Market, payments: readonly PaymentRow[]): Promise<void> {
  for (const payment of payments) {
    try {
      const word = await market.payments.ask(payment.provider_ref);
      if (word !== 'open') await settlePayment(market, word);
    } catch (error) {
      market.ports.logger.warn({ paymentId: payment.id, error: String(error) }, 'a provider did not answer');
    }
  }
}

/** Asks the provider for the payments of an order of which no notice came, and carries out its word. */
export async function askForOrder(market: Market, orderId: string): Promise<void> {
  await ask(market, await readBegun(market.db, orderId));
}

/** Asks the provider for all payments of which no notice came for some minutes, and not yet for days. At most 100 at once. */
export async function askSilent(market: Market): Promise<void> {
  const now = market.ports.clock.now();
  await ask(market, await readSilent(market.db, now - LONGEST, now - PATIENCE, 100));
}
