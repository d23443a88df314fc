import type { Shop } from '../app/shop.ts';
import { finishSteps } from './finish-steps.ts';
import { enqueueJob, stopJobs } from './import-jobs.ts';
import { endImport, runningImports } from './imports.repo.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

/**
 * At start-up: imports that were cut off beyond their point of no return are finished, the others marked as failed and what they left
 * is removed. `stop` ends all imports and waits.
 */
export function startImports(shop: Shop): { stop(): Promise<void> } {
  const cut = runningImports(shop.db);
  for (const id of cut) endImport(shop.db, id, 'failed', 'interrupted', shop.ports.clock.now());
  finishSteps(shop);
  void enqueueJob(shop, 'sweep', () => sweepLeftovers(shop));
  return { stop: () => stopJobs(shop) };
}
