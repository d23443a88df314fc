import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { PrintFault } from '../../shared/receipt/print-fault.ts';
import type { Shop } from '../app/shop.ts';
import { diskRefusal } from '../db/disk-fault.ts';
import type { ShopDb } from '../db/open.ts';
import { type OpenPrinter, openPrinters } from './open-printer.ts';
import { prepareJob } from './prepare-job.ts';
import { PrinterError } from './printer-driver.ts';
import { backoffMs, isDrawerFresh, MAX_ATTEMPTS, printerFor, usablePrinters } from './printer-rules.ts';
import {
  findJob,
  listPrinters,
  listQueued,
  moveJob,
  type PrintJobRow,
  requeueInterrupted,
} from './printing.repo.ts';

/** The worker that brings queued jobs to the printers: in order on each printer, printers independent of each other. */
export type PrintQueue = {
  /** Looks for due jobs now. Cheap, and harmless at any time. */
  wake(): void;
  /** Resolves when nothing is on a printer any more; jobs that wait for their next attempt stay. */
  idle(): Promise<void>;
  /** Takes no new jobs and waits, a few seconds at most, for what is on the printers. */
  stop(): Promise<void>;
};

const STOP_WAIT_MS = 3_000;
const MAX_TIMER_MS = 60_000;
const REST_MS = 5_000;

/** Faults that may be over in a moment. */
const RETRIED: ReadonlySet<PrintFault> = new Set(['unreachable', 'interrupted', 'timeout']);

const queues = new WeakMap<ShopDb, PrintQueue>();

/**
 * Lets the queue look for jobs once the transaction that is running now has ended: better-sqlite3's transactions are
 * synchronous, so the next turn of the event loop comes after its commit. Without a running queue the job waits in the file.
 */
export function wakePrintQueue(db: ShopDb): void {
  setImmediate(() => queues.get(db)?.wake());
}

class Worker implements PrintQueue {
  private readonly shop: Shop;
  private readonly open: OpenPrinter;
  private readonly lanes = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private resting = false;
  private stopped = false;
  private closed = false;

  constructor(shop: Shop, open: OpenPrinter) {
    this.shop = shop;
    this.open = open;
  }

  wake(): void {
    if (this.stopped || this.resting) return;
    try {
      this.startLanes();
    } catch (error) {
      this.rest(error);
    }
  }

  async idle(): Promise<void> {
    // Let a job that is just being queued reach its lane first.
    await new Promise((done) => setImmediate(done));
    while (this.lanes.size > 0) await Promise.all(this.lanes.values());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    let giveUp: NodeJS.Timeout | undefined;
    const patience = new Promise((done) => {
      giveUp = setTimeout(done, STOP_WAIT_MS);
    });
    await Promise.race([this.idle(), patience]);
    clearTimeout(giveUp);
    // A printer that is still busy finds the file closed; its job is taken up again at the next start.
    this.closed = true;
    queues.delete(this.shop.db);
  }

  private startLanes(): void {
    const heads = this.heads(usablePrinters(listPrinters(this.shop.db)));
    const now = this.shop.ports.clock.now();
    for (const [printer, job] of heads) {
      if (job.retryAt > now || this.lanes.has(printer.id)) continue;
      const lane = this.runLane(printer.id).finally(() => {
        this.lanes.delete(printer.id);
        this.wake();
      });
      this.lanes.set(printer.id, lane);
    }
    this.setTimer([...heads.values()].map((job) => job.retryAt - now).filter((wait) => wait > 0));
  }

  /** The file itself cannot be read or written now (a full disk): wait, then take up what was left half done. */
  private rest(error: unknown): void {
    this.shop.ports.logger.error({ error: String(error) }, 'print queue stumbled');
    if (this.resting) return;
    this.resting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.resting = false;
      try {
        if (this.lanes.size === 0) requeueInterrupted(this.shop.db);
        this.wake();
      } catch (again) {
        this.rest(again);
      }
    }, REST_MS);
    this.timer.unref();
  }

  /** The oldest waiting job of each printer: a later one never overtakes it. */
  private heads(printers: readonly PrinterDto[]): Map<PrinterDto, PrintJobRow> {
    const heads = new Map<PrinterDto, PrintJobRow>();
    for (const job of listQueued(this.shop.db)) {
      const printer = printerFor(job.printerId, printers);
      if (!heads.has(printer)) heads.set(printer, job);
    }
    return heads;
  }

  private setTimer(waits: readonly number[]): void {
    clearTimeout(this.timer);
    if (waits.length === 0) return;
    this.timer = setTimeout(() => this.wake(), Math.min(MAX_TIMER_MS, ...waits));
    this.timer.unref();
  }

  private async runLane(printerId: string): Promise<void> {
    try {
      while (!this.stopped) {
        const heads = this.heads(usablePrinters(listPrinters(this.shop.db)));
        const mine = [...heads].find(([printer]) => printer.id === printerId);
        if (!mine || mine[1].retryAt > this.shop.ports.clock.now()) return;
        await this.print(mine[1], mine[0]);
      }
    } catch (error) {
      this.rest(error);
    }
  }

  private async print(job: PrintJobRow, printer: PrinterDto): Promise<void> {
    const { db, ports } = this.shop;
    const attempts = job.attempts + 1;
    if (!moveJob(db, job.id, ['queued'], { status: 'printing', attempts })) return;
    try {
      if (job.kind === 'drawer' && !isDrawerFresh(job.createdAt, ports.clock.now())) {
        throw new PrinterError('drawer-late', 'too late to open the drawer for that request');
      }
      await this.open(printer).send(await prepareJob(this.shop, job, printer));
      if (this.closed) return;
      moveJob(db, job.id, ['printing'], {
        status: 'done',
        doneAt: ports.clock.now(),
        printerId: printer.id,
        lastError: '',
      });
    } catch (error) {
      if (this.closed) return;
      // The job is as good as before; the lane rests, and takes it up again once the disk takes it.
      if (diskRefusal(error)) throw error;
      this.putBack(job, attempts, error);
    }
    this.tell(job.id);
  }

  private putBack(job: PrintJobRow, attempts: number, error: unknown): void {
    const { db, ports } = this.shop;
    const fault: PrintFault = error instanceof PrinterError ? error.fault : 'not-drawable';
    const details = { jobId: job.id, attempts, fault };
    if (error instanceof PrinterError) ports.logger.warn({ ...details, why: error.message }, 'not printed');
    else {
      const cause = error instanceof Error ? error.stack : String(error);
      ports.logger.error({ ...details, error: cause }, 'print job could not be drawn');
    }
    const retry = RETRIED.has(fault) && attempts < MAX_ATTEMPTS;
    moveJob(db, job.id, ['printing'], {
      status: retry ? 'queued' : 'failed',
      retryAt: ports.clock.now() + (retry ? backoffMs(attempts) : 0),
      lastError: fault,
    });
  }

  private tell(jobId: string): void {
    const job = findJob(this.shop.db, jobId);
    if (!job) return;
    this.shop.events.publish({
      type: 'print-job',
      jobId,
      saleId: job.saleId,
      status: job.status,
      error: job.lastError,
    });
  }
}

/** Starts the queue of an open shop, beginning with what the last run left, half-printed jobs included. One for each shop. */
export function startPrintQueue(shop: Shop, open: OpenPrinter = openPrinters(shop)): PrintQueue {
  const interrupted = requeueInterrupted(shop.db);
  if (interrupted > 0) shop.ports.logger.warn({ interrupted }, 'print jobs taken up again');
  const queue = new Worker(shop, open);
  queues.set(shop.db, queue);
  queue.wake();
  return queue;
}
