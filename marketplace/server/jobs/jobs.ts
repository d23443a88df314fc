import type { Sql } from '../db/market-db.ts';
import type { Mail } from '../ports/ports.ts';

/** What each queue carries. A job holds ids and no personal data where it can; a mail must name its receiver. */
export type JobData = {
  mail: Mail;
  text: { to: string; text: string };
  /** Ends orders whose time ran out. */
  'order-timer': { orderId: string; version: number };
  refund: { paymentId: string };
  recommend: Record<string, never>;
  sweep: Record<string, never>;
};
export type Queue = keyof JobData;

/** The durable job queue: what is put in a transaction is done at least once after its commit, and never when it was rolled back. */
export type Jobs = {
  /** Puts a job; with `sql`, as part of that transaction. `afterMs`: not before so long. */
  put<Name extends Queue>(
    queue: Name,
    data: JobData[Name],
    options?: { sql?: Sql; afterMs?: number },
  ): Promise<void>;
  /** What waits, runs and failed, for the administrator. */
  report(): Promise<{
    queues: { name: string; waiting: number; active: number; failed: number }[];
    failed: { id: string; queue: string; attempts: number; failedAt: number | null; reason: string }[];
  }>;
  /** Tries a failed job again; false when there is none of this id. */
  retry(queue: string, jobId: string): Promise<boolean>;
  /** Deletes mails and texts that were sent a day ago: links, codes, addresses and phones stand in them. What was given up stays, to be tried again. */
  forgetSent(): Promise<void>;
  /** Stops taking jobs and waits for those that run. */
  stop(): Promise<void>;
};
