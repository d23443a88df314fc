import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';

/** A piece of background work on imports; it looks at the signal between its steps. */
type Job = (signal: AbortSignal) => Promise<void>;

type Jobs = { queue: Promise<void>; controllers: Map<string, AbortController>; stopped: boolean };

const jobsOf = new WeakMap<ShopDb, Jobs>();

function open(db: ShopDb): Jobs {
  const jobs = jobsOf.get(db) ?? { queue: Promise.resolve(), controllers: new Map(), stopped: false };
  jobsOf.set(db, jobs);
  return jobs;
}

/** Runs a job after those before it; one at a time. What it throws is logged. */
export function enqueueJob(shop: Shop, id: string, job: Job): Promise<void> {
  const jobs = open(shop.db);
  const controller = new AbortController();
  jobs.controllers.set(id, controller);
  jobs.queue = jobs.queue
    .then(() => (jobs.stopped ? undefined : job(controller.signal)))
    .catch((error: unknown) => {
      shop.ports.logger.error(
        { importId: id, error: error instanceof Error ? error.stack : String(error) },
        'import job failed',
      );
    })
    .finally(() => jobs.controllers.delete(id));
  return jobs.queue;
}

/** Asks a job to end at its next step; false when there is none of this id. */
export function abortJob(shop: Shop, id: string): boolean {
  const controller = open(shop.db).controllers.get(id);
  controller?.abort();
  return controller !== undefined;
}

/** Resolves when no job is running or waiting. */
export function jobsIdle(shop: Shop): Promise<void> {
  return open(shop.db).queue;
}

/** True once the shop is closing: what is left to do waits for the next start. */
export function isStopping(shop: Shop): boolean {
  return open(shop.db).stopped;
}

/** Ends all jobs at their next step and waits for that. */
export async function stopJobs(shop: Shop): Promise<void> {
  const jobs = open(shop.db);
  jobs.stopped = true;
  for (const controller of jobs.controllers.values()) controller.abort();
  await jobs.queue;
}
