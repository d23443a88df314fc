import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { keepWalShort } from '../db/checkpoint.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { buildDemoShop } from '../demo/build-demo-shop.ts';
import { startImports } from '../imports/imports-worker.ts';
import { startOutboxWorker } from '../marketplace/outbox-worker.ts';
import type { Ports } from '../ports/ports.ts';
import { startPrintQueue } from '../printing/index.ts';
import { hasUsers } from '../users/index.ts';
import { watchClock } from './clock-watch.ts';
import { watchDisk } from './disk-watch.ts';
import { createEventHub } from './events.ts';
import { startHousekeeping } from './housekeeping.ts';
import { openReading } from './reading.ts';
import type { Shop, ShopOptions } from './shop.ts';

/** A shop that is open: its services, and how to close it. */
export type OpenShop = Shop & {
  /** Stops the workers, waits for what they are doing, and closes the file. */
  close(): Promise<void>;
};

/**
 * Opens the shop's file, migrates it (with a backup first), fills an empty demo and starts its background work.
 * Throws DatabaseIsNewerError or MigrationError and leaves the file as it was.
 */
export async function openShop(options: ShopOptions, ports: Ports): Promise<OpenShop> {
  if (options.file !== ':memory:') mkdirSync(path.dirname(options.file), { recursive: true });
  const backup = migrate(options.file, options.migrationsFolder, ports.logger, ports.clock.now());
  if (backup !== null)
    ports.logger.info({ backup: path.basename(backup) }, 'database backed up before migration');
  const db = openDatabase(options.file, ports.logger);
  const reading = openReading(options.file, db);
  const shop: Shop = { db, ports, events: createEventHub(), reading, options };
  // Before the workers: they share the connection, and the demo is written in one transaction.
  if (options.demo && !hasUsers(db)) await buildDemoShop(shop, options.demo);
  const leaveWal = keepWalShort(options.file, () => reading.run('checkpoint', {}), ports.logger);
  const printQueue = startPrintQueue(shop);
  const imports = startImports(shop);
  const housekeeping = startHousekeeping(shop);
  const marketplace = startOutboxWorker(shop);
  const disk = watchDisk(shop);
  const clock = watchClock(shop);
  return {
    ...shop,
    async close() {
      leaveWal();
      // Told first: while the others end, no new paper is begun.
      const printed = printQueue.stop();
      await marketplace.stop();
      disk.stop();
      clock.stop();
      await housekeeping.stop();
      await imports.stop();
      await printed;
      await reading.close();
      db.close();
    },
  };
}
