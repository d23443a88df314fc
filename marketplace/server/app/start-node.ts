import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openEmbedded } from '../db/embedded.ts';
import type { MarketDb } from '../db/market-db.ts';
import { migrateMarket } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { openBossJobs } from '../jobs/boss-jobs.ts';
import { openMemoryLimits, openRedisLimits } from '../limits/open-limits.ts';
import { createMemoryLive, createRedisLive } from '../live/index.ts';
import { createHttpTexter } from '../mail/http-texter.ts';
import { openOutboxFolder } from '../mail/outbox-folder.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createSandboxProvider, refundPayment } from '../payments/index.ts';
import type { Logger, MarketPorts } from '../ports/ports.ts';
import { recommend } from '../recommend/index.ts';
import { runOrderTimer, runSweep } from '../sweep/index.ts';
import { buildWebServer } from '../web/web-server.ts';
import type { MarketConfig } from './config.ts';
import { openLog } from './log.ts';
import type { Market } from './market.ts';
import { keptTokenSecret } from './token-secret.ts';

/** What belongs to the program and not to its settings. */
export type ProgramFolders = { migrations: string; storefront: string; data: string; appVersion: string };

/** A node that answers. */
export type MarketNode = { market: Market; url: string; close(): Promise<void> };

const DRAIN_MS = 10_000;

async function openDb(config: MarketConfig, folders: ProgramFolders, logger: Logger): Promise<MarketDb> {
  if (config.DATABASE_URL === '') {
    mkdirSync(folders.data, { recursive: true, mode: 0o700 });
    return openEmbedded(path.join(folders.data, 'database'));
  }
  const onError = (error: Error) => logger.warn({ error: error.message }, 'a database connection broke');
  return openPostgres(config.DATABASE_URL, onError, config.DATABASE_POOL);
}

function openPorts(config: MarketConfig, folders: ProgramFolders, logger: Logger): MarketPorts {
  const ids = { next: () => uuidv7() };
  const outbox = openOutboxFolder(path.join(folders.data, 'outbox'), ids);
  return {
    clock: { now: () => Date.now() },
    ids,
    logger,
    mailer: config.SMTP_URL === '' ? outbox.mailer : createSmtpMailer(config.SMTP_URL, config.MAIL_FROM),
    texter: config.SMS_URL === '' ? outbox.texter : createHttpTexter(config.SMS_URL, config.SMS_TOKEN),
  };
}

/** Opens everything a node needs, in order, and answers it with its closing. */
async function openMarket(config: MarketConfig, folders: ProgramFolders): Promise<Market> {
  const logger = openLog(config.LOG_LEVEL);
  const db = await openDb(config, folders, logger);
  await migrateMarket(db, folders.migrations);
  const ports = openPorts(config, folders, logger);
  const jobs = await openBossJobs(db, logger);
  const options = {
    publicUrl: (config.PUBLIC_URL || `http://${config.HOST}:${config.PORT}`).replace(/\/+$/, ''),
    tokenSecret:
      config.TOKEN_SECRET === ''
        ? keptTokenSecret(folders.data)
        : new TextEncoder().encode(config.TOKEN_SECRET),
    appVersion: folders.appVersion,
  };
  const market: Market = {
    db,
    ports,
    jobs,
    live: config.REDIS_URL === '' ? createMemoryLive() : createRedisLive(config.REDIS_URL, logger),
    limits: config.REDIS_URL === '' ? openMemoryLimits() : await openRedisLimits(config.REDIS_URL, logger),
    payments: createSandboxProvider({ db, clock: ports.clock, options }),
    options,
  };
  await jobs.startWorkers({
    mail: (mail) => ports.mailer.send(mail),
    text: ({ to, text }) => ports.texter.send(to, text),
    recommend: async () => void (await recommend(market)),
    'order-timer': (job) => runOrderTimer(market, job),
    refund: ({ paymentId }) => refundPayment(market, paymentId),
    sweep: () => runSweep(market),
  });
  return market;
}

/** Starts a node: database brought up to date, jobs at work, web server listening. `close` lets what runs end first. */
export async function startNode(config: MarketConfig, folders: ProgramFolders): Promise<MarketNode> {
  const market = await openMarket(config, folders);
  const app = await buildWebServer({
    market,
    trustProxy: config.TRUST_PROXY,
    tiles: config.MAP_TILES,
    storefrontFolder: folders.storefront,
  });
  await app.listen({ host: config.HOST, port: config.PORT });
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.PORT;
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    // Open streams of live changes never end by themselves.
    const force = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
    await market.live.close();
    await app.close();
    clearTimeout(force);
    await market.jobs.stop();
    await market.limits.close();
    await market.db.close();
  };
  return {
    market,
    url: `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}`,
    close: () => (closing ??= closeAll()),
  };
}
