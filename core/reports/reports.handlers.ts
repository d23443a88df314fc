import { door } from '../app/door.ts';
import type { Actor } from '../app/shop.ts';
import { comparedUntil, todayOf } from './compared-until.ts';
import { readDayReport } from './read-day-report.ts';
import { readRecentDays } from './read-span.ts';
import { rebuildTotals } from './rebuild-totals.ts';
import { takeOutDay } from './take-out-day.ts';
import { takeOutEverything } from './take-out-everything.ts';
import { putListOnPaper, takeOutList } from './take-out-list.ts';

const canSeeCost = (actor: Actor) => actor.permissions.has('cost.view');

/** Reports: the short ones read maintained totals at once, the long ones run in the reading thread. */
export const reportsHandlers = {
  day: door.reports.day.handler(({ input, context }) =>
    readDayReport(context.shop.db, input.day, {
      canSeeCost: canSeeCost(context.actor),
      comparedUntil: comparedUntil(context.shop, input.day),
      today: todayOf(context.shop),
    }),
  ),
  recentDays: door.reports.recentDays.handler(({ input, context }) => ({
    items: readRecentDays(context.shop.db, input.until, input.days),
  })),
  exportDay: door.reports.exportDay.handler(({ input, context }) =>
    takeOutDay({ ...context.shop, actor: context.actor }, input),
  ),
  exportAll: door.reports.exportAll.handler(({ context }) =>
    takeOutEverything({ ...context.shop, actor: context.actor }),
  ),
  exportList: door.reports.exportList.handler(({ input, context }) =>
    takeOutList({ ...context.shop, actor: context.actor }, input),
  ),
  printList: door.reports.printList.handler(({ input, context }) =>
    putListOnPaper({ ...context.shop, actor: context.actor }, input),
  ),
  span: door.reports.span.handler(({ input, context }) =>
    context.shop.reading.run('span', { ...input, canSeeCost: canSeeCost(context.actor) }),
  ),
  rebuildTotals: door.reports.rebuildTotals.handler(({ context }) =>
    rebuildTotals({ ...context.shop, actor: context.actor }),
  ),
};
