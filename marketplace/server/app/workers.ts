import { deleteExpiredTokens } from '../accounts/index.ts';
import type { Workers } from '../jobs/boss-jobs.ts';
import { refundPayment } from '../payments/index.ts';
import { recommend, recommendIfDue } from '../recommend/index.ts';
import { runOrderTimer, runSweep, sweepStep } from '../sweep/index.ts';
import type { Market } from './market.ts';

const DAY = 24 * 3_600_000;

/** Who does the work of each queue. */
export function workersOf(market: Market): Workers {
  const { ports } = market;
  return {
    mail: (mail) => ports.mailer.send(mail),
    text: ({ to, text }) => ports.texter.send(to, text),
    recommend: async () => void (await recommend(market)),
    'order-timer': (job) => runOrderTimer(market, job),
    refund: ({ paymentId }) => refundPayment(market, paymentId),
    sweep: async () => {
      await runSweep(market);
      await sweepStep(market, 'tokens', () => deleteExpiredTokens(market.db, ports.clock.now() - DAY));
      await sweepStep(market, 'recommended', () => recommendIfDue(market));
    },
  };
}
