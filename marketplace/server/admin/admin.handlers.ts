import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { door } from '../app/door.ts';
import { decideReport, listReports, listShops } from './admin.repo.ts';
import { decideShop } from './decide-shop.ts';
import { readMarketSettings, saveMarketSettings } from './market-settings.ts';

/** What administrators see and decide. */
export const adminHandlers = {
  shops: door.admin.shops.handler(({ input, context }) => listShops(context.market.db, input)),
  decideShop: door.admin.decideShop.handler(({ input, context }) => decideShop(context.market, input)),
  reports: door.admin.reports.handler(({ input, context }) => listReports(context.market.db, input)),
  decideReview: door.admin.decideReview.handler(async ({ input, context }) => {
    const { db, ports } = context.market;
    const isThere = await db.transaction((sql) => decideReport(sql, { ...input, now: ports.clock.now() }));
    if (!isThere) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'review', id: input.reviewId });
    return {};
  }),
  jobs: door.admin.jobs.handler(({ context }) => context.market.jobs.report()),
  retryJob: door.admin.retryJob.handler(async ({ input, context }) => {
    if (!(await context.market.jobs.retry(input.queue, input.jobId)))
      throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'job', id: input.jobId });
    return {};
  }),
  settings: door.admin.settings.handler(({ context }) => readMarketSettings(context.market)),
  saveSettings: door.admin.saveSettings.handler(({ input, context }) =>
    saveMarketSettings(context.market, input),
  ),
};
