import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';

/** A piece of background work on imports; it looks at the signal between its steps. */
type Job = (signal: AbortSignal) => Promise<void>;

/** `began` resolves when the job at work waits for its next try; `end` ends that wait. */
type Rest = { began: PromiseWithResolvers<void>; end: () => void };

type Jobs = { queue: Promise<void>; controllers: Map<string, AbortController>; stopped: boolean; rest: Rest };

const jobsOf = new WeakMap<ShopDb, Jobs>();

function open(db: ShopDb): Jobs {
  const jobs = jobsOf.get(db) ?? {
    queue: Promise.resolve(),
    controllers: new Map(),
    stopped: false,
    rest: { began: Promise.withResolvers<void>(), end: () => undefined },
  };
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

/** The import as it is shown: one that was cancelled counts as that from then on, though the disk may not take it yet. */
export function asShown(shop: Shop, found: ImportDto): ImportDto {
  const { controllers, stopped } = open(shop.db);
  const isGivenUp = found.status === 'running' && controllers.get(found.id)?.signal.aborted && !stopped;
  return isGivenUp ? { ...found, status: 'cancelled' } : found;
}

/** Resolves when the jobs so far are done, or when the one at work failed and waits for its next try. */
export function jobsIdle(shop: Shop): Promise<void> {
  const { queue, rest } = open(shop.db);
  return Promise.race([queue, rest.began.promise]);
}

/** Lets the job at work wait before its next try; ends early when the shop closes, or when `wakeJobs` says that it may go on. */
export async function restJob(shop: Shop, ms: number): Promise<void> {
  const jobs = open(shop.db);
  if (jobs.stopped) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    jobs.rest.end = () => {
      clearTimeout(timer);
      resolve();
    };
    jobs.rest.began.resolve();
  });
  jobs.rest = { began: Promise.withResolvers<void>(), end: () => undefined };
}

/** Has a job that waits for its next try go on at once. */
export function wakeJobs(shop: Shop): void {
  open(shop.db).rest.end();
}

/** True once the shop is closing: what is left to do waits for the next start. */
export function isStopping(shop: Shop): boolean {
  return open(shop.db).stopped;
}

/** Throws when the shop is closing. */
export function requireOpen(shop: Shop): void {
  if (isStopping(shop)) throw new Error('the shop is closing; the import goes on at the next start');
}

/** Ends all jobs at their next step and waits for that. */
export async function stopJobs(shop: Shop): Promise<void> {
  const jobs = open(shop.db);
  jobs.stopped = true;
  for (const controller of jobs.controllers.values()) controller.abort();
  jobs.rest.end();
  await jobs.queue;
}
