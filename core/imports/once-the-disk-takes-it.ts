import type { Shop } from '../app/shop.ts';
import { diskRefusal } from '../db/disk-fault.ts';
import { isStopping, restJob } from './import-jobs.ts';

const REST_MS = 5_000;

/** Does the work of a job again after a rest for as long as the disk refuses it, until the shop closes. Rejects with any other error. */
export async function onceTheDiskTakesIt(shop: Shop, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!diskRefusal(error)) throw error;
      shop.ports.logger.error({ error: String(error) }, 'an import waits for the disk');
    }
    await restJob(shop, REST_MS);
    if (isStopping(shop)) return;
  }
}
