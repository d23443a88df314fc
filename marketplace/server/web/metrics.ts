import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Market } from '../app/market.ts';
import { countOpenByStatus } from '../orders/index.ts';

const COUNT_MS = 30_000;
/** Longer than a count takes; Prometheus itself gives up after ten seconds. */
const PATIENCE_MS = 2_000;

/** Counts of a node, for Prometheus. */
export type Metrics = {
  /** Carries a call out and counts it by procedure and outcome: `ok`, or the code of its refusal. */
  count<Result>(procedure: string, call: () => Promise<Result>): Promise<Result>;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  contentType: string;
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'INTERNAL';

/** What several readers within `ms` share: counting is not for free. null where it failed, which is tried again at once, or is not there in time. */
function sharedFor<Value>(ms: number, read: () => Promise<Value>): () => Promise<Value | null> {
  let known: { value: Promise<Value | null>; at: number } | undefined;
  return () => {
    if (!known || performance.now() - known.at > ms) {
      const value = read().catch(() => {
        known = undefined;
        return null;
      });
      known = { value, at: performance.now() };
    }
    const late = new Promise<null>((resolve) => void setTimeout(resolve, PATIENCE_MS, null).unref());
    return Promise.race([known.value, late]);
  };
}

function watchMarket(register: Registry, { db, jobs }: Market): void {
  const readOrders = sharedFor(COUNT_MS, () => countOpenByStatus(db));
  const readJobs = sharedFor(COUNT_MS, () => jobs.report());
  new Gauge({
    name: 'dokani_orders',
    help: 'Orders that are not at their end, by status',
    labelNames: ['status'],
    registers: [register],
    async collect() {
      this.reset();
      for (const row of (await readOrders()) ?? []) this.set({ status: row.status }, row.orders);
    },
  });
  new Gauge({
    name: 'dokani_jobs',
    help: 'Jobs that wait, run or were given up',
    labelNames: ['queue', 'state'],
    registers: [register],
    async collect() {
      this.reset();
      for (const queue of (await readJobs())?.queues ?? []) {
        this.set({ queue: queue.name, state: 'waiting' }, queue.waiting);
        this.set({ queue: queue.name, state: 'active' }, queue.active);
        this.set({ queue: queue.name, state: 'failed' }, queue.failed);
      }
    },
  });
  new Gauge({
    name: 'dokani_db_connections',
    help: 'Connections to the database of this node, and callers that wait for one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      for (const [state, count] of Object.entries(db.load())) this.set({ state }, count);
    },
  });
}

/** Metrics of one node. No label carries anything personal. */
export function createMetrics(market: Market): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  watchMarket(register, market);
  const calls = new Counter({
    name: 'dokani_calls_total',
    help: 'Calls by procedure and outcome',
    labelNames: ['procedure', 'outcome'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'dokani_call_seconds',
    help: 'How long calls took',
    labelNames: ['procedure'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30],
    registers: [register],
  });
  return {
    async count(procedure, call) {
      const end = seconds.startTimer({ procedure });
      try {
        const result = await call();
        calls.inc({ procedure, outcome: 'ok' });
        return result;
      } catch (error) {
        calls.inc({ procedure, outcome: codeOf(error) });
        throw error;
      } finally {
        end();
      }
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
