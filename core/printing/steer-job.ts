import type { PrintJobDto } from '../../shared/contract/printing.contract.ts';
import type { Shop } from '../app/shop.ts';
import { wakePrintQueue } from './print-queue.ts';
import { moveJob } from './printing.repo.ts';
import { showJob } from './show-jobs.ts';

/** Tries a failed, cancelled or waiting job again, at once and with all its attempts. A job that is printing or done stays as it is. Refuses an unknown id. */
export function retryJob(shop: Shop, id: string): PrintJobDto {
  const moved = moveJob(shop.db, id, ['failed', 'cancelled', 'queued'], {
    status: 'queued',
    attempts: 0,
    retryAt: shop.ports.clock.now(),
    lastError: '',
  });
  if (moved) wakePrintQueue(shop.db);
  return showJob(shop, id);
}

/** Takes a waiting or failed job out of the queue; it stays in the list. A job that is printing or done stays as it is. Refuses an unknown id. */
export function cancelJob(shop: Shop, id: string): PrintJobDto {
  const moved = moveJob(shop.db, id, ['failed', 'queued'], { status: 'cancelled' });
  const job = showJob(shop, id);
  if (moved) {
    const { saleId, status, lastError } = job;
    shop.events.publish({ type: 'print-job', jobId: id, saleId, status, error: lastError });
    // The next job of that printer may be due.
    wakePrintQueue(shop.db);
  }
  return job;
}
