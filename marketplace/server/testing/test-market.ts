import { createRouterClient } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Market, MarketOptions } from '../app/market.ts';
import { marketRouter } from '../app/router.ts';
import type { MarketDb } from '../db/market-db.ts';
import { openMemoryLimits } from '../limits/open-limits.ts';
import { createMemoryLive, type Live, type LiveTopic } from '../live/index.ts';
import type { PaymentProvider } from '../payments/payment-provider.ts';
import type { Clock, Mail, MarketPorts } from '../ports/ports.ts';
import { openTableJobs, type TableJobs } from './table-jobs.ts';
import { createTestDatabase } from './test-database.ts';

/** Saturday, 21 November 2026, noon in Dhaka. */
export const TEST_NOW = Date.UTC(2026, 10, 21, 6);

/** A clock that stands still until the test moves it. */
export type TestClock = Clock & { advance(ms: number): void; set(now: number): void };

/** A marketplace on a database of its own, with what it sent and logged. */
export type TestMarket = Market & {
  time: TestClock;
  mails: Mail[];
  texts: { to: string; text: string }[];
  logged: { level: string; fields: Record<string, unknown>; message: string }[];
  live: Live & { published: { topic: LiveTopic; event: MarketEvent }[] };
  jobs: TableJobs;
};

function createTestClock(): TestClock {
  let now = TEST_NOW;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (moment) => {
      now = moment;
    },
  };
}

/** Takes every payment and finds every notice false; a test about payments brings a provider of its own. */
const idleProvider: PaymentProvider = {
  name: 'idle',
  methods: ['bkash', 'nagad', 'rocket', 'card'],
  begin: async (payment) => ({ providerRef: `ref-${payment.paymentId}`, url: 'http://127.0.0.1:9/pay' }),
  readNotice: async () => null,
  ask: async () => 'open',
  refund: async () => undefined,
};

function createRecordedLive(): TestMarket['live'] {
  const live = createMemoryLive();
  const published: TestMarket['live']['published'] = [];
  return {
    ...live,
    published,
    publish: async (topic, event) => {
      published.push({ topic, event });
      await live.publish(topic, event);
    },
  };
}

const testOptions: MarketOptions = {
  publicUrl: 'http://market.test',
  tokenSecret: new Uint8Array(32).fill(7),
  appVersion: '0.0.0-test',
  tiles: null,
  isDemo: false,
};

/**
 * A marketplace with a clock that stands still, mails and texts that are only noted, and a job queue that runs when told. `parts` replaces
 * any part of it. Closed when the test is finished.
 */
export async function createTestMarket(
  parts: Partial<Omit<Market, 'jobs' | 'live'>> = {},
): Promise<TestMarket> {
  const db: MarketDb = parts.db ?? (await createTestDatabase());
  const time = createTestClock();
  const mails: Mail[] = [];
  const texts: { to: string; text: string }[] = [];
  const logged: TestMarket['logged'] = [];
  const log = (level: string) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
  };
  const ports: MarketPorts = {
    clock: time,
    ids: { next: () => uuidv7() },
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    mailer: { send: async (mail) => void mails.push(mail) },
    texter: { send: async (to, text) => void texts.push({ to, text }) },
  };
  const live = createRecordedLive();
  const limits = parts.limits ?? openMemoryLimits();
  onTestFinished(async () => {
    await Promise.all([live.close(), limits.close()]);
  });
  return {
    ports,
    payments: idleProvider,
    options: testOptions,
    ...parts,
    db,
    limits,
    live,
    jobs: await openTableJobs(db, time),
    time,
    mails,
    texts,
    logged,
  };
}

let addresses = 0;

/** A network address that no other caller of this run has. */
export function newAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** Calls the real router through its real door, as whoever holds `token`; each caller has an address of its own. */
export function callAs(market: Market, token: string | null = null, headers: Record<string, string> = {}) {
  const reqHeaders = new Headers(headers);
  if (token !== null) reqHeaders.set('authorization', `Bearer ${token}`);
  const resHeaders = new Headers();
  const context = { market, address: newAddress(), reqHeaders, resHeaders };
  return Object.assign(createRouterClient(marketRouter, { context }), { resHeaders });
}
