import type { Market } from '../app/market.ts';
import { noteAsked, type PaymentRow, readAbandoned, readBegun, readSilent } from './payments.repo.ts';
import { settlePayment } from './take-notice.ts';

const PATIENCE = 2 * 60_000;
const DAY = 24 * 3_600_000;
const AT_ONCE = 100;

async function ask(market: Market, payments: readonly PaymentRow[]): Promise<void> {
  for (const payment of payments) {
    try {
      // Noted first: a payment over which its provider stumbles keeps no other waiting.
      await noteAsked(market.db, payment.id, market.ports.clock.now());
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

/**
 * Asks the provider for payments of which no notice came for some minutes, at most 100 at once, each in its turn. One of an order that ended a day
 * ago counts as failed then; a notice that comes all the same is still taken.
 */
export async function askSilent(market: Market): Promise<void> {
  const { name: provider } = market.payments;
  const now = market.ports.clock.now();
  await ask(market, await readSilent(market.db, { provider, now, patienceMs: PATIENCE, limit: AT_ONCE }));
  for (const { id, provider_ref: providerRef } of await readAbandoned(
    market.db,
    provider,
    now - DAY,
    AT_ONCE,
  )) {
    try {
      await settlePayment(market, { providerRef, outcome: 'failed', amount: 0, trxId: '' });
    } catch (error) {
      market.ports.logger.error({ paymentId: id, error: String(error) }, 'a payment could not be closed');
    }
  }
}
