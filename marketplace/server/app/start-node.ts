import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { MarketDb } from '../db/market-db.ts';
import { migrateMarket } from '../db/migrate.ts';
import { openBackedUp } from '../db/open-backed-up.ts';
import { openPostgres, SERVING } from '../db/postgres.ts';
import { type BossJobs, openBossJobs } from '../jobs/boss-jobs.ts';
import { openMemoryLimits, openRedisLimits } from '../limits/open-limits.ts';
import { createMemoryLive, createRedisLive } from '../live/index.ts';
import { createHttpTexter } from '../mail/http-texter.ts';
import { type OutboxFolder, openOutboxFolder } from '../mail/outbox-folder.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createNoProvider, createSandboxProvider } from '../payments/index.ts';
import type { Logger, MarketPorts } from '../ports/ports.ts';
import { buildWebServer } from '../web/web-server.ts';
import { type MarketConfig, tilesOf } from './config.ts';
import { listen, requireFreePort } from './listen.ts';
import { openLog } from './log.ts';
import type { Market } from './market.ts';
import { keptTokenSecret } from './token-secret.ts';
import { workersOf } from './workers.ts';

/** What belongs to the program and not to its settings. */
export type ProgramFolders = {
  migrations: string;
  storefront: string;
  data: string;
  appVersion: string;
  /** Its database is the demo's. */
  isDemo: boolean;
};

/** Everything of a node but its web server. */
export type OpenMarket = {
  market: Market & { jobs: BossJobs };
  /** Where messages lie that are not sent; null where all are. */
  outbox: OutboxFolder | null;
  close(): Promise<void>;
};

/** A node that answers. */
export type MarketNode = { market: Market; url: string; close(): Promise<void> };

const DRAIN_MS = 10_000;

/** Where a node answers on its own machine. */
function localUrl(host: string, port: number): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

async function openDb(
  config: MarketConfig,
  folders: ProgramFolders,
  logger: Logger,
  isServing: boolean,
): Promise<MarketDb> {
  const check = isServing ? () => requireFreePort(config) : async () => undefined;
  if (config.DATABASE_URL === '') {
    const url = isServing && config.PORT !== 0 ? localUrl(config.HOST, config.PORT) : null;
    return openBackedUp(path.join(folders.data, 'database'), folders.migrations, { url, check });
  }
  await check();
  const onError = (error: Error) => logger.warn({ error: error.message }, 'a database connection broke');
  return openPostgres(config.DATABASE_URL, onError, config.DATABASE_POOL, SERVING);
}

function openPorts(config: MarketConfig, folders: ProgramFolders, logger: Logger) {
  const ids = { next: () => uuidv7() };
  const outbox = openOutboxFolder(path.join(folders.data, 'outbox'), ids);
  const ports: MarketPorts = {
    clock: { now: () => Date.now() },
    ids,
    logger,
    mailer: config.SMTP_URL === '' ? outbox.mailer : createSmtpMailer(config.SMTP_URL, config.MAIL_FROM),
    texter: config.SMS_URL === '' ? outbox.texter : createHttpTexter(config.SMS_URL, config.SMS_TOKEN),
  };
  return { ports, outbox: config.SMTP_URL === '' || config.SMS_URL === '' ? outbox : null };
}

/** As `openMarket`, on a database that is open. */
async function openOn(db: MarketDb, config: MarketConfig, folders: ProgramFolders, logger: Logger) {
  await migrateMarket(db, folders.migrations);
  const { ports, outbox } = openPorts(config, folders, logger);
  const secret = config.TOKEN_SECRET;
  const options = {
    publicUrl: (config.PUBLIC_URL || `http://${config.HOST}:${config.PORT}`).replace(/\/+$/, ''),
    tokenSecret: secret === '' ? keptTokenSecret(folders.data) : new TextEncoder().encode(secret),
    appVersion: folders.appVersion,
    tiles: tilesOf(config).tiles,
    isDemo: folders.isDemo,
  };
  const market = {
    db,
    ports,
    jobs: await openBossJobs(db, logger),
    live: config.REDIS_URL === '' ? createMemoryLive() : createRedisLive(config.REDIS_URL, logger),
    limits: config.REDIS_URL === '' ? openMemoryLimits() : await openRedisLimits(config.REDIS_URL, logger),
    payments:
      config.PAYMENTS === 'sandbox'
        ? createSandboxProvider({ db, clock: ports.clock, options })
        : createNoProvider(),
    options,
  };
  return { market, outbox };
}

/**
 * Opens database, queue, limits and live changes, in order; the database is brought up to date first. Where `isServing`, the port must be free
 * before the database is touched. Throws StartRefused for what its owner can put right, and leaves the database closed.
 */
export async function openMarket(
  config: MarketConfig,
  folders: ProgramFolders,
  isServing: boolean,
): Promise<OpenMarket> {
  const logger = openLog(config.LOG_LEVEL);
  const db = await openDb(config, folders, logger, isServing);
  try {
    const { market, outbox } = await openOn(db, config, folders, logger);
    const close = async () => {
      await market.jobs.stop();
      await market.live.close();
      await market.limits.close();
      await db.close();
    };
    return { market, outbox, close };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Starts a node: jobs at work, web server listening. `close` lets what runs end first. Throws as `openMarket`, and leaves nothing open. */
export async function startNode(config: MarketConfig, folders: ProgramFolders): Promise<MarketNode> {
  const open = await openMarket(config, folders, true);
  try {
    return await serveOpen(open, config, folders);
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function serveOpen(
  open: OpenMarket,
  config: MarketConfig,
  folders: ProgramFolders,
): Promise<MarketNode> {
  const { market, outbox } = open;
  await market.jobs.startWorkers(workersOf(market));
  let closing: Promise<void> | undefined;
  const app = await buildWebServer({
    market,
    trustProxy: config.TRUST_PROXY,
    tiles: tilesOf(config).origins,
    storefrontFolder: folders.storefront,
    metricsToken: config.METRICS_TOKEN,
    isDraining: () => closing !== undefined,
    outbox,
  });
  const port = await listen(app, config);
  const closeAll = async () => {
    await new Promise((resolve) => setTimeout(resolve, config.DRAIN_SECONDS * 1000));
    // Open streams of live changes end with their source; a caller that never ends is cut off.
    const force = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
    await market.live.close();
    await app.close();
    clearTimeout(force);
    await open.close();
  };
  return {
    market,
    url: localUrl(config.HOST, port),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
