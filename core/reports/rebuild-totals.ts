import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { compareTotals } from './compare-totals.ts';
import { type Comparison, MAINTAINED, rewriteTable } from './recount.repo.ts';

/**
 * Recounts the maintained totals from the ledgers and says how many figures differed. The recount runs on the reading
 * connection, so that the counter does not wait; only where something differs is it done again and written, in one transaction.
 */
export async function rebuildTotals(context: Context): Promise<Comparison> {
  const seen = await context.reading.run('compareTotals', {});
  return context.db.transaction('reports.rebuild-totals', () => {
    const found = seen.differences === 0 ? seen : compareTotals(context.db);
    if (found.differences > 0) for (const table of MAINTAINED) rewriteTable(context.db, table);
    appendAudit(context.db, {
      at: context.ports.clock.now(),
      userId: context.actor.userId,
      tillId: context.actor.tillId,
      action: 'reports.rebuild-totals',
      entity: 'reports',
      entityId: 'totals',
      details: found,
    });
    return found;
  });
}
