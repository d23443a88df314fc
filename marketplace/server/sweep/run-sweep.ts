import type { Market } from '../app/market.ts';
import { dropUnusedPictures } from '../ingest/index.ts';
import type { JobData } from '../jobs/jobs.ts';
import { expireOrder, findOrder, readOverdue, releaseRefunds } from '../orders/index.ts';
import { askForOrder, askSilent, requeueRefunds } from '../payments/index.ts';
import { deleteOld } from '../prescriptions/index.ts';

const DAY = 86_400_000;
const AT_ONCE = 200;
const PICTURES_AT_ONCE = 500;

/** Ends an order whose time is over, unless the provider, asked once more, says that it was paid. */
export async function runOrderTimer(market: Market, job: JobData['order-timer']): Promise<void> {
  const order = await findOrder(market.db, job.orderId);
  if (order?.status === 'awaiting-payment') await askForOrder(market, job.orderId);
  await expireOrder(market, job.orderId);
}

/** Does one step of the sweep; what goes wrong in it is logged, and the others are done all the same. */
export async function sweepStep(market: Market, name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    market.ports.logger.error({ step: name, error: String(error) }, 'a step of the sweep failed');
  }
}

async function endOverdue(market: Market): Promise<void> {
  for (const { id, version } of await readOverdue(market.db, market.ports.clock.now(), AT_ONCE)) {
    try {
      await runOrderTimer(market, { orderId: id, version });
    } catch (error) {
      market.ports.logger.error({ orderId: id, error: String(error) }, 'an order could not be ended');
    }
  }
}

/**
 * The safety net below the job queue: ends orders whose job was lost, asks for payments of which no notice came, gives back money that was
 * kept for a shop to answer, tries refunds again, deletes
 * mails and texts sent a day ago from the queue, prescriptions nobody needs (loose ones after a day, those of ended orders after 30 days), and pictures of goods that nothing names
 * any more.
 */
export async function runSweep(market: Market): Promise<void> {
  const now = market.ports.clock.now();
  await sweepStep(market, 'overdue', () => endOverdue(market));
  await sweepStep(market, 'silent', () => askSilent(market));
  await sweepStep(market, 'held', () => releaseRefunds(market));
  await sweepStep(market, 'owed', () => requeueRefunds(market));
  await sweepStep(market, 'jobs', () => market.jobs.forgetSent());
  await sweepStep(market, 'prescriptions', () => deleteOld(market.db, now - DAY, now - 30 * DAY));
  const old = { before: new Date(now - DAY), now: new Date(now), most: PICTURES_AT_ONCE };
  await sweepStep(market, 'pictures', () => dropUnusedPictures(market.db, old));
}
