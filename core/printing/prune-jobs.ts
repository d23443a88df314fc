import type { Shop } from '../app/shop.ts';
import { deleteFinished } from './printing.repo.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a job that was printed or taken back stays in the list. */
const KEEP_FINISHED_MS = 30 * DAY_MS;
/** How long a job stays that was never printed and that nobody tried again. */
const KEEP_FAILED_MS = 180 * DAY_MS;
const ROWS_AT_ONCE = 200;

/**
 * Forgets a few old jobs of the print queue, in one short transaction; true when there may be more. Waiting and printing ones stay
 * however old. A receipt is never lost with its job: a reprint is drawn from the stored sale.
 */
export function pruneJobs({ db, ports }: Pick<Shop, 'db' | 'ports'>): boolean {
  const now = ports.clock.now();
  return db.transaction('printing.prune', () => {
    const rules = [
      ['done', KEEP_FINISHED_MS],
      ['cancelled', KEEP_FINISHED_MS],
      ['failed', KEEP_FAILED_MS],
    ] as const;
    let left = ROWS_AT_ONCE;
    for (const [status, keepMs] of rules) left -= deleteFinished(db, status, now - keepMs, left);
    return left === 0;
  });
}
